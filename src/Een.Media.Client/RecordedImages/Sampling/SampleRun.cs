using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>
/// Takes a sample: requests several instants at once, and reads the answers in order. One answer may cover later instants as well. No
/// request is sent for those; if one was sent already, it is discarded.
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
        var coverage = new CoverageCache(plan, _tolerance);
        var pending = new Queue<PendingSample>(_parallelism);
        using IEnumerator<DateTimeOffset> unasked = Instants();
        using IEnumerator<DateTimeOffset> open = Instants();
        bool more = open.MoveNext();
        bool moreUnasked = unasked.MoveNext();
        try
        {
            Fill();
            while (pending.TryPeek(out PendingSample? sample))
            {
                cancellationToken.ThrowIfCancellationRequested();
                RecordedImage? image = await sample.AnswerAsync(cancellationToken).ConfigureAwait(false);
                bool wanted = SkipTo(sample.Frame);
                pending.Dequeue().Dispose();
                if (sample.Frame is null)
                    break;
                if (!wanted)
                    image?.Dispose();
                try
                {
                    await DropAnsweredAsync(sample.Frame.Value).ConfigureAwait(false);
                    Fill();
                }
                catch
                {
                    image?.Dispose();
                    throw;
                }

                if (!wanted)
                    continue;
                image ??= await FetchAsync(sample.Frame.Value, cancellationToken).ConfigureAwait(false);
                if (DamagedFrames.Keeps(image, options.DamagedFrames))
                    yield return image;
            }

            SkipTo(null);
        }
        finally
        {
            foreach (PendingSample sample in pending)
                await sample.DiscardAsync().ConfigureAwait(false);
        }

        void Fill()
        {
            while (moreUnasked && pending.Count < _parallelism && !coverage.Ended)
            {
                cancellationToken.ThrowIfCancellationRequested();
                DateTimeOffset instant = unasked.Current;
                if (!coverage.Covers(instant) && !gaps.RuleOut(instant, _tolerance))
                    pending.Enqueue(
                        new PendingSample(
                            fetcher, request.MovedTo(TimestampOperator.AtOrAfter, instant), instant, coverage, cancellationToken));
                moreUnasked = unasked.MoveNext();
            }
        }

        // Reports the instants for which this frame is too late, and moves past those that it serves. Returns whether it serves any.
        bool SkipTo(DateTimeOffset? frame)
        {
            for (; more && (frame is null || frame - open.Current > _tolerance); more = open.MoveNext())
            {
                cancellationToken.ThrowIfCancellationRequested();
                options.OnGap?.Invoke(new SampleGap(open.Current, Earlier(gaps.Find(open.Current)?.Until, frame)));
            }

            bool serves = more && open.Current <= frame;
            for (; more && open.Current <= frame; more = open.MoveNext())
                cancellationToken.ThrowIfCancellationRequested();
            return serves;
        }

        async ValueTask DropAnsweredAsync(DateTimeOffset frame)
        {
            while (pending.TryPeek(out PendingSample? next) && next.Instant <= frame)
                await pending.Dequeue().DiscardAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Fetches a frame whose body was declined because an earlier request was to bring it, but did not.
    /// </summary>
    private async Task<RecordedImage> FetchAsync(DateTimeOffset frame, CancellationToken cancellationToken) =>
        (await fetcher.FetchAsync(request.MovedTo(TimestampOperator.At, frame), observer: null, cancellationToken).ConfigureAwait(false))!;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private IEnumerator<DateTimeOffset> Instants() =>
        plan.InstantsFrom(after is { } last ? last.AddTicks(1) : plan.From).GetEnumerator();
}
