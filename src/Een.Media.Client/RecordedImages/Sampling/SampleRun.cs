using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>
/// Takes a sample: asks about several instants at once, and reads the answers in order. An answer that reaches beyond later instants
/// answers for them as well, so these are not asked about, and asked in vain if they were.
/// </summary>
internal sealed class SampleRun(
    IFrameFetcher fetcher, RecordedImageTimeRequest request, SamplePlan plan, SampleOptions options, DateTimeOffset? after = null)
{
    private readonly TimeSpan _tolerance = SampleRules.Tolerance(plan, options);
    private readonly int _parallelism = SampleRules.Parallelism(request, options);

    public async IAsyncEnumerable<RecordedImage> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        KnownGaps gaps = options.SkipGaps
            ? await fetcher.FindGapsAsync(request, after ?? plan.From, plan.Until, cancellationToken).ConfigureAwait(false)
            : KnownGaps.None;
        var knowledge = new SampleKnowledge(plan, _tolerance);
        var asks = new Queue<SampleAsk>(_parallelism);
        using IEnumerator<DateTimeOffset> unasked = Instants();
        using IEnumerator<DateTimeOffset> open = Instants();
        bool more = open.MoveNext();
        bool moreUnasked = unasked.MoveNext();
        try
        {
            Fill();
            while (asks.TryPeek(out SampleAsk? ask))
            {
                cancellationToken.ThrowIfCancellationRequested();
                RecordedImage? image = await ask.AnswerAsync(cancellationToken).ConfigureAwait(false);
                bool wanted = SkipTo(ask.Frame);
                asks.Dequeue().Dispose();
                if (ask.Frame is null)
                    break;
                await DropAnsweredAsync(ask.Frame.Value).ConfigureAwait(false);
                if (!wanted)
                    image?.Dispose();
                Fill();
                if (wanted)
                    yield return image ?? await FetchAsync(ask.Frame.Value, cancellationToken).ConfigureAwait(false);
            }

            SkipTo(null);
        }
        finally
        {
            foreach (SampleAsk ask in asks)
                await ask.DiscardAsync().ConfigureAwait(false);
        }

        void Fill()
        {
            while (moreUnasked && asks.Count < _parallelism && !knowledge.Ended)
            {
                DateTimeOffset instant = unasked.Current;
                if (!knowledge.Covers(instant) && !gaps.RuleOut(instant, _tolerance))
                    asks.Enqueue(new SampleAsk(fetcher, request.MovedTo(TimestampOperator.AtOrAfter, instant), instant, knowledge, cancellationToken));
                moreUnasked = unasked.MoveNext();
            }
        }

        // Reports the instants that this frame is too late for, and passes those that it stands for. Is it the frame of any?
        bool SkipTo(DateTimeOffset? frame)
        {
            for (; more && (frame is null || frame - open.Current > _tolerance); more = open.MoveNext())
                options.OnGap?.Invoke(new SampleGap(open.Current, Earlier(gaps.Find(open.Current)?.End, frame)));
            bool serves = more && open.Current <= frame;
            while (more && open.Current <= frame)
                more = open.MoveNext();
            return serves;
        }

        async ValueTask DropAnsweredAsync(DateTimeOffset frame)
        {
            while (asks.TryPeek(out SampleAsk? next) && next.Instant <= frame)
                await asks.Dequeue().DiscardAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Fetches a frame whose body was declined in favour of an earlier answer, when the recording has lost that one meanwhile.</summary>
    private async Task<RecordedImage> FetchAsync(DateTimeOffset frame, CancellationToken cancellationToken) =>
        (await fetcher.FetchAsync(request.MovedTo(TimestampOperator.At, frame), arrival: null, cancellationToken).ConfigureAwait(false))!;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private IEnumerator<DateTimeOffset> Instants() =>
        plan.InstantsFrom(after is { } last ? last.AddTicks(1) : plan.From).GetEnumerator();
}
