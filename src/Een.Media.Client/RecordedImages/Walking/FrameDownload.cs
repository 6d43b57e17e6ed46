using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The download of one frame: first its headers, then its body. A body that fails is fetched again by the same request, while the cursor
/// has already moved on from the headers. If the body is not an image, its headers become invalid, and those of the next attempt replace
/// them. Then the cursor may have been misled.
/// </summary>
internal sealed class FrameDownload : IFrameObserver
{
    // The prefetcher waits for this task. Its continuation runs on this thread, so it sends the next request before the rest of the body
    // arrives. That is intended, and saves a thread switch per frame.
    private readonly TaskCompletionSource<FrameHeaders?> _headers = new();
    private readonly WalkCursor _cursor;
    private readonly ReadAheadBudget _budget;
    private readonly DateTimeOffset? _previous;
    private long _counted;
    private FrameHeaders? _standing;
    private FrameHeaders? _told;
    private volatile bool _isDone;

    /// <param name="fetcher">Fetches the frame.</param>
    /// <param name="cursor">Gives the request, and is told the headers.</param>
    /// <param name="budget">Is told when the body has arrived, and its length.</param>
    /// <param name="counted">The bytes that the budget counts for the frame so far.</param>
    /// <param name="queue">Is told when the frame is done.</param>
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

    /// <summary>The headers, if the cursor admitted them; otherwise null, and <see cref="Image"/> tells why.</summary>
    public Task<FrameHeaders?> Headers => _headers.Task;

    /// <summary>The headers, if the service repeated those of the last frame.</summary>
    public FrameHeaders? Repeated { get; private set; }

    /// <summary>The frame, or null when the cursor did not admit it.</summary>
    public Task<RecordedImage?> Image { get; }

    /// <summary>Whether <see cref="Image"/> has ended, or is about to.</summary>
    public bool IsDone => _isDone;

    /// <summary>
    /// Whether the final answer is a frame of another slice. Its body is read all the same, because an answer that is not an image must not
    /// end this slice.
    /// </summary>
    public bool IsOfAnotherSlice { get; private set; }

    /// <summary>Whether the headers that the cursor used are those of a frame of another slice.</summary>
    public bool EndsSlice { get; private set; }

    /// <summary>
    /// Whether the headers that the cursor used differ from those of the final answer. Known once <see cref="Image"/> has ended.
    /// </summary>
    public bool HasMisled => _told is { } told
        && !(_standing is { } standing && EndsSlice == IsOfAnotherSlice && _cursor.LeadTheSameWay(told, standing));

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
            e is EenNotFoundException or EenInvalidRequestException && _standing is { } headers
                && _cursor.At(headers.Timestamp) is not null)
        {
            // The headers had arrived, so the frame exists. The token was refused when the body was fetched a second time.
            return image = await fetcher.FetchAsync(_cursor.At(_standing!.Value.Timestamp)!, this, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _budget.BodyDone();
            Count(((IMeasuredResult?)image)?.ByteCount ?? 0, isKnown: image is not null);
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
                $"The service was asked again for the frame from {WireTimestamp.Format(first.Timestamp)}, "
                    + $"but returned the one from {WireTimestamp.Format(headers.Timestamp)}.");
        }

        FrameDecision decision = _cursor.Judge(Request, _previous, headers);
        if (decision is FrameDecision.Accepted or FrameDecision.OfAnotherSlice)
        {
            IsOfAnotherSlice = decision == FrameDecision.OfAnotherSlice;
            Count(headers.Length ?? _budget.Bytes.Expected, isKnown: headers.Length is not null);
            _standing = headers with { Length = _counted };
        }
        else if (decision == FrameDecision.Repeated)
        {
            Repeated = headers;
        }

        return _standing is not null;
    }

    void IFrameObserver.OnBodyPending() => TellCursor();

    void IFrameObserver.OnRefused() => _standing = null;

    private void Count(long bytes, bool isKnown)
    {
        if (isKnown)
            _budget.Bytes.Saw(bytes);
        long difference = bytes - _counted;
        _counted = bytes;
        if (difference != 0)
            _budget.Bytes.Change(difference);
    }

    private void TellCursor()
    {
        if (_headers.Task.IsCompleted)
            return;
        (_told, EndsSlice) = (_standing, IsOfAnotherSlice);
        _headers.TrySetResult(_told);
    }
}
