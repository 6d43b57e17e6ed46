using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// One frame on its way: first its headers, then its body. A body that fails is fetched again on its own, by the same request, while the
/// cursor has long moved on from the headers. If the body turns out to be no image, its headers count no more, and those of the next
/// attempt take their place: then the cursor may have been misled.
/// </summary>
internal sealed class FrameDownload : IFrameObserver
{
    /// <summary>What is reserved for a body that does not announce its length.</summary>
    private const long GuessedLength = 256 * 1024;

    // The prefetcher waits for this, and sends the next request on this very thread, before the rest of the body is waited for. That is the
    // whole point, and spares a hop between threads for each frame.
    private readonly TaskCompletionSource<FrameHeaders?> _headers = new();
    private readonly PageTokenCursor _cursor;
    private readonly DateTimeOffset? _previous;
    private FrameHeaders? _standing;
    private FrameHeaders? _told;
    private volatile bool _isDone;

    public FrameDownload(
        IFrameFetcher fetcher, PageTokenCursor cursor, ReadAheadBudget budget, PrefetchQueue queue, CancellationToken cancellationToken)
    {
        _cursor = cursor;
        _previous = cursor.Last;
        Request = cursor.Next!;
        Image = FetchAsync(fetcher, budget, queue, cancellationToken);
    }

    public RecordedImageRequest Request { get; }

    /// <summary>The headers, if the cursor admitted them; null when <see cref="Image"/> tells why there are none.</summary>
    public Task<FrameHeaders?> Headers => _headers.Task;

    /// <summary>The headers, if they are those of the last frame again.</summary>
    public FrameHeaders? Repeated { get; private set; }

    /// <summary>The frame, or null when the cursor did not admit it.</summary>
    public Task<RecordedImage?> Image { get; }

    /// <summary>Whether <see cref="Image"/> has ended, or is about to.</summary>
    public bool IsDone => _isDone;

    /// <summary>Whether the headers that the cursor went by are not those of the answer that stands. Known once <see cref="Image"/> has ended.</summary>
    public bool HasMisled => _told is { } told && !(_standing is { } standing && _cursor.LeadTheSameWay(told, standing));

    public long Length => _told is { } headers ? headers.Length ?? GuessedLength : 0;

    private async Task<RecordedImage?> FetchAsync(
        IFrameFetcher fetcher, ReadAheadBudget budget, PrefetchQueue queue, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.FetchAsync(Request, this, cancellationToken).ConfigureAwait(false);
        }
        catch (EenApiException e) when (
            e is EenNotFoundException or EenInvalidRequestException && _standing is { } headers && _cursor.At(headers.Timestamp) is not null)
        {
            // The headers had come, so the frame is there: the token was refused when its body was fetched a second time.
            return await fetcher.FetchAsync(_cursor.At(_standing!.Value.Timestamp)!, this, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            budget.BodyDone();
            TellCursor();
            _isDone = true;
            queue.Wake();
        }
    }

    bool IFrameObserver.OnHeaders(FrameHeaders headers)
    {
        if (_standing is { } first)
        {
            return headers.Timestamp == first.Timestamp ? true : throw new EenProtocolException(
                $"Asked again for the frame of {WireTimestamp.Format(first.Timestamp)}, the service returned the one of {WireTimestamp.Format(headers.Timestamp)}.");
        }

        FrameDecision decision = _cursor.Judge(Request, _previous, headers);
        if (decision == FrameDecision.Accepted)
            _standing = headers;
        else if (decision == FrameDecision.Repeated)
            Repeated = headers;
        return decision == FrameDecision.Accepted;
    }

    void IFrameObserver.OnBodyPending() => TellCursor();

    void IFrameObserver.OnRefused() => _standing = null;

    private void TellCursor()
    {
        if (_headers.Task.IsCompleted)
            return;
        _told = _standing;
        _headers.TrySetResult(_told);
    }
}
