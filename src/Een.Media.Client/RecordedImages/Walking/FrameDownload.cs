using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The download of one frame: first its headers, then its body. A body that fails is fetched again by the same request, while the cursor
/// has already moved on from the headers. If the body is not an image, its headers become invalid, and those of the next attempt replace
/// them. The cursor may already have continued from the invalid ones (<see cref="HeadersChanged"/>).
/// </summary>
/// <remarks>
/// So there are two answers. The cursor continues from the published one, which never changes. The valid one is the answer of the latest
/// attempt, until its body turns out to be invalid; once <see cref="Image"/> has ended, it is final.
/// </remarks>
internal sealed class FrameDownload : IFrameObserver
{
    // The prefetcher waits for this task. Its continuation runs on this thread, so it sends the next request before the rest of the body
    // arrives. That is intended, and saves a thread switch per frame.
    private readonly TaskCompletionSource<FrameHeaders?> _headers = new();
    private readonly WalkCursor _cursor;
    private readonly ReadAheadBudget _budget;
    private readonly DateTimeOffset? _previous;
    private long _counted;
    private Answer? _valid;
    private Answer? _published;
    private volatile bool _isDone;

    /// <param name="fetcher">Fetches the frame.</param>
    /// <param name="cursor">Gives the request, and decides whether the headers are admitted.</param>
    /// <param name="budget">Counts the body until it has arrived, and the bytes until the caller has the frame.</param>
    /// <param name="counted">The bytes that the budget counts for the frame so far.</param>
    /// <param name="queue">Woken when the frame is done.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    public FrameDownload(
        IFrameFetcher fetcher,
        WalkCursor cursor,
        ReadAheadBudget budget,
        long counted,
        PrefetchQueue queue,
        CancellationToken cancellationToken)
    {
        _cursor = cursor;
        _budget = budget;
        _counted = counted;
        _previous = cursor.Last;
        Request = cursor.Next!;
        Image = FetchAsync(fetcher, queue, cancellationToken);
    }

    public RecordedImageRequest Request { get; }

    /// <summary>
    /// The published headers: of a frame of this slice or of another one. Null if there is neither, and <see cref="Image"/> shows why.
    /// </summary>
    public Task<FrameHeaders?> Headers => _headers.Task;

    /// <summary>The headers, if the service repeated those of the last frame.</summary>
    public FrameHeaders? Repeated { get; private set; }

    /// <summary>The frame; null if it lies after the walk or was repeated, so that its body was not read.</summary>
    public Task<RecordedImage?> Image { get; }

    /// <summary>Whether <see cref="Image"/> has ended, or is about to.</summary>
    public bool IsDone => _isDone;

    /// <summary>Whether the published headers are those of a frame of another slice. They end this slice.</summary>
    public bool PublishedIsOfAnotherSlice => _published?.IsOfAnotherSlice == true;

    /// <summary>Whether the final answer is a frame of another slice. Known once <see cref="Image"/> has ended.</summary>
    public bool FinalIsOfAnotherSlice => _valid?.IsOfAnotherSlice == true;

    /// <summary>
    /// Whether the published headers lead elsewhere than those of the final answer, so that the cursor must go back. Known once
    /// <see cref="Image"/> has ended.
    /// </summary>
    public bool HeadersChanged => _published is { } published
        && !(_valid is { } final
            && published.IsOfAnotherSlice == final.IsOfAnotherSlice
            && _cursor.LeadTheSameWay(published.Headers, final.Headers));

    /// <summary>
    /// Releases what the budget counts for the frame: the caller has it, or there was none. Only once <see cref="Image"/> has ended.
    /// </summary>
    public void Release() => _budget.Release(_counted);

    private async Task<RecordedImage?> FetchAsync(IFrameFetcher fetcher, PrefetchQueue queue, CancellationToken cancellationToken)
    {
        RecordedImage? image = null;
        try
        {
            return image = await fetcher.FetchAsync(Request, this, cancellationToken).ConfigureAwait(false);
        }
        catch (EenApiException e) when (
            e is EenNotFoundException or EenInvalidRequestException && _valid is { Headers: var headers }
                && _cursor.At(headers.Timestamp) is not null)
        {
            // The headers had arrived, so the frame exists. The token was rejected when the body was fetched a second time.
            DateTimeOffset timestamp = _valid!.Value.Headers.Timestamp;
            return image = await fetcher.FetchAsync(_cursor.At(timestamp)!, this, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _budget.BodyDone();
            Count(((IMeasuredResult?)image)?.ByteCount ?? 0, isKnown: image is not null);
            PublishHeaders();
            _isDone = true;
            queue.Wake();
        }
    }

    bool IFrameObserver.OnHeaders(FrameHeaders headers)
    {
        if (_valid is { Headers: var first })
        {
            return headers.Timestamp == first.Timestamp ? true : throw new EenProtocolException(
                $"The service was asked again for the frame from {WireTimestamp.Format(first.Timestamp)}, "
                    + $"but returned the one from {WireTimestamp.Format(headers.Timestamp)}.");
        }

        FrameDecision decision = _cursor.Judge(Request, _previous, headers);
        if (decision is FrameDecision.Admitted or FrameDecision.OfAnotherSlice)
        {
            Count(headers.Length ?? _budget.Bytes.Expected, isKnown: headers.Length is not null);
            _valid = new Answer(headers with { Length = _counted }, decision == FrameDecision.OfAnotherSlice);
        }
        else if (decision == FrameDecision.Repeated)
        {
            Repeated = headers;
        }

        // The body of another slice's frame is read as well: an answer that is not an image must not end this slice.
        return _valid is not null;
    }

    void IFrameObserver.OnBodyPending() => PublishHeaders();

    void IFrameObserver.OnInvalidBody() => _valid = null;

    private void Count(long bytes, bool isKnown)
    {
        if (isKnown)
            _budget.Bytes.Observe(bytes);
        long difference = bytes - _counted;
        _counted = bytes;
        if (difference != 0)
            _budget.Bytes.Change(difference);
    }

    private void PublishHeaders()
    {
        if (_headers.Task.IsCompleted)
            return;
        _published = _valid;
        _headers.TrySetResult(_published?.Headers);
    }

    private readonly record struct Answer(FrameHeaders Headers, bool IsOfAnotherSlice);
}
