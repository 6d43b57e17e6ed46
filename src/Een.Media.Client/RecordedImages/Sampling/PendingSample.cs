using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>A request for the first frame at or after an instant, pending or answered.</summary>
internal sealed class PendingSample : IFrameObserver, IDisposable
{
    private readonly CoverageCache _coverage;
    private readonly CancellationTokenSource _cancellation;
    private readonly Task<RecordedImage?> _answer;

    public PendingSample(
        IFrameFetcher fetcher,
        RecordedImageTimeRequest request,
        DateTimeOffset instant,
        CoverageCache coverage,
        CancellationToken cancellationToken)
    {
        Instant = instant;
        _coverage = coverage;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _answer = FetchAsync(fetcher, request, _cancellation.Token);
    }

    public DateTimeOffset Instant { get; }

    /// <summary>The time of the frame, once <see cref="AnswerAsync"/> has ended; <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? Frame { get; private set; }

    /// <summary>The frame; null when there is none, or when its headers showed that it is not needed.</summary>
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

    /// <summary>Cancels the request and disposes its frame.</summary>
    public async ValueTask DiscardAsync()
    {
        await _cancellation.CancelAsync().ConfigureAwait(false);
        try
        {
            (await _answer.ConfigureAwait(false))?.Dispose();
        }
        catch (Exception)
        {
            // The answer is not needed, so its failure does not matter.
        }

        Dispose();
    }

    public void Dispose() => _cancellation.Dispose();

    private async Task<RecordedImage?> FetchAsync(
        IFrameFetcher fetcher, RecordedImageTimeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            RecordedImage? image = await fetcher.FetchAsync(request, this, cancellationToken).ConfigureAwait(false);
            if (Frame is { } frame)
                _coverage.Confirm(frame);
            return image;
        }
        catch (EenNotFoundException e) when (e.MeansNothingRecorded)
        {
            Frame = null;
            _coverage.LearnEnd();
            return null;
        }
    }

    bool IFrameObserver.OnHeaders(FrameHeaders headers)
    {
        if (headers.Timestamp < Instant)
        {
            throw new EenProtocolException(
                $"The service was asked for a frame at or after {WireTimestamp.Format(Instant)}, but returned one from "
                    + $"{WireTimestamp.Format(headers.Timestamp)}.");
        }

        Frame = headers.Timestamp;
        return _coverage.NeedsBody(Instant, headers.Timestamp);
    }

    void IFrameObserver.OnInvalidBody() => Frame = null;
}
