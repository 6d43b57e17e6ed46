using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// One frame on its way: first its headers, then its body. A body that fails is fetched again on its own, by the same request, while the
/// cursor has long moved on from the headers.
/// </summary>
internal sealed class FrameDownload : IFrameObserver
{
    /// <summary>What is reserved for a body that does not announce its length.</summary>
    private const long GuessedLength = 256 * 1024;

    // The prefetcher waits for this, and sends the next request on this very thread, before the rest of the body is waited for. That is the
    // whole point, and spares a hop between threads for each frame.
    private readonly TaskCompletionSource<FrameHeaders?> _headers = new();
    private readonly PageTokenCursor _cursor;
    private FrameHeaders? _first;
    private volatile bool _isDone;

    public FrameDownload(
        IFrameFetcher fetcher, PageTokenCursor cursor, ReadAheadBudget budget, PrefetchQueue queue, CancellationToken cancellationToken)
    {
        _cursor = cursor;
        Request = cursor.Next!;
        Image = FetchAsync(fetcher, budget, queue, cancellationToken);
    }

    public RecordedImageRequest Request { get; }

    /// <summary>The headers, if the cursor admitted them; null when <see cref="Image"/> tells why there are none.</summary>
    public Task<FrameHeaders?> Headers => _headers.Task;

    /// <summary>The frame, or null when it lies beyond the end of the walk.</summary>
    public Task<RecordedImage?> Image { get; }

    /// <summary>Whether <see cref="Image"/> has ended, or is about to.</summary>
    public bool IsDone => _isDone;

    public long Length => _first is { } headers ? headers.Length ?? GuessedLength : 0;

    private async Task<RecordedImage?> FetchAsync(
        IFrameFetcher fetcher, ReadAheadBudget budget, PrefetchQueue queue, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.FetchAsync(Request, this, cancellationToken).ConfigureAwait(false);
        }
        catch (EenApiException e) when (
            e is EenNotFoundException or EenInvalidRequestException && _first is { } headers && _cursor.At(headers.Timestamp) is not null)
        {
            // The headers had come, so the frame is there: the token was refused when its body was fetched a second time.
            return await fetcher.FetchAsync(_cursor.At(_first!.Value.Timestamp)!, this, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            budget.BodyDone();
            _headers.TrySetResult(_first);
            _isDone = true;
            queue.Wake();
        }
    }

    bool IFrameObserver.OnHeaders(FrameHeaders headers)
    {
        if (_first is { } first)
        {
            return headers.Timestamp == first.Timestamp ? true : throw new EenProtocolException(
                $"Asked again for the frame of {WireTimestamp.Format(first.Timestamp)}, the service returned the one of {WireTimestamp.Format(headers.Timestamp)}.");
        }

        if (!_cursor.Admits(headers))
            return false;
        _first = headers;
        return true;
    }

    void IFrameObserver.OnBodyPending() => _headers.TrySetResult(_first);
}
