using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>The question which frame is the first one at or after an instant, under way or answered.</summary>
internal sealed class SampleAsk : IFrameArrival, IDisposable
{
    private readonly SampleKnowledge _knowledge;
    private readonly CancellationTokenSource _cancellation;
    private readonly Task<RecordedImage?> _answer;

    public SampleAsk(
        IFrameFetcher fetcher,
        RecordedImageTimeRequest request,
        DateTimeOffset instant,
        SampleKnowledge knowledge,
        CancellationToken cancellationToken)
    {
        Instant = instant;
        _knowledge = knowledge;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _answer = FetchAsync(fetcher, request, _cancellation.Token);
    }

    public DateTimeOffset Instant { get; }

    /// <summary>The time of the frame, once <see cref="AnswerAsync"/> has ended; <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? Frame { get; private set; }

    /// <summary>The frame; <see langword="null"/> when there is none, or when its headers showed that nobody needs it.</summary>
    public async Task<RecordedImage?> AnswerAsync(CancellationToken callers)
    {
        try
        {
            return await _answer.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (callers.IsCancellationRequested)
        {
            throw new OperationCanceledException(callers);
        }
    }

    /// <summary>Ends what is under way and gives back what has come, unless somebody has taken it.</summary>
    public async ValueTask DiscardAsync()
    {
        await _cancellation.CancelAsync().ConfigureAwait(false);
        try
        {
            (await _answer.ConfigureAwait(false))?.Dispose();
        }
        catch (Exception)
        {
            // Nobody needs the answer, so nobody needs to know why there is none, whatever the reason.
        }

        Dispose();
    }

    public void Dispose() => _cancellation.Dispose();

    private async Task<RecordedImage?> FetchAsync(
        IFrameFetcher fetcher, RecordedImageTimeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.FetchAsync(request, this, cancellationToken).ConfigureAwait(false);
        }
        catch (EenNotFoundException)
        {
            Frame = null;
            _knowledge.LearnEnd();
            return null;
        }
    }

    bool IFrameArrival.Admits(FrameHead head)
    {
        if (head.Timestamp < Instant)
        {
            throw new EenProtocolException(
                $"The service was asked for the frame at or after {WireTimestamp.Format(Instant)} and returned the one of {WireTimestamp.Format(head.Timestamp)}.");
        }

        Frame = head.Timestamp;
        return _knowledge.Learn(Instant, head.Timestamp);
    }
}
