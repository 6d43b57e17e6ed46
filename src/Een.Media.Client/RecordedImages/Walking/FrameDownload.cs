using Een.Media.Client.Diagnostics;
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
    // The prefetcher waits for this, and sends the next request on this very thread, before the rest of the body is waited for. That is the
    // whole point, and spares a hop between threads for each frame.
    private readonly TaskCompletionSource<FrameHeaders?> _headers = new();
    private readonly PageTokenCursor _cursor;
    private readonly ReadAheadBudget _budget;
    private readonly DateTimeOffset? _previous;
    private long _counted;
    private FrameHeaders? _standing;
    private FrameHeaders? _told;
    private volatile bool _isDone;

    /// <param name="fetcher">Fetches the frame.</param>
    /// <param name="cursor">Tells what to ask for, and hears of the headers.</param>
    /// <param name="budget">Hears when the body is in, and how long it is.</param>
    /// <param name="counted">What the budget counts for the frame so far.</param>
    /// <param name="queue">Hears when the frame is done.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    public FrameDownload(
        IFrameFetcher fetcher,
        PageTokenCursor cursor,
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

    /// <summary>The headers, if the cursor admitted them; null when <see cref="Image"/> tells why there are none.</summary>
    public Task<FrameHeaders?> Headers => _headers.Task;

    /// <summary>The headers, if they are those of the last frame again.</summary>
    public FrameHeaders? Repeated { get; private set; }

    /// <summary>The frame, or null when the cursor did not admit it.</summary>
    public Task<RecordedImage?> Image { get; }

    /// <summary>Whether <see cref="Image"/> has ended, or is about to.</summary>
    public bool IsDone => _isDone;

    /// <summary>
    /// Whether the answer that stands is a frame of another slice. It is read all the same: an answer that turns out to be no image must
    /// not end this slice.
    /// </summary>
    public bool IsOfAnotherSlice { get; private set; }

    /// <summary>Whether the headers that the cursor went by are a frame of another slice.</summary>
    public bool EndsSlice { get; private set; }

    /// <summary>
    /// Whether the headers that the cursor went by are not those of the answer that stands. Known once <see cref="Image"/> has ended.
    /// </summary>
    public bool HasMisled => _told is { } told
        && !(_standing is { } standing && EndsSlice == IsOfAnotherSlice && _cursor.LeadTheSameWay(told, standing));

    /// <summary>
    /// Gives back what the budget counts for it: the caller has the frame, or there was none. Only once <see cref="Image"/> has ended.
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
            // The headers had come, so the frame is there: the token was refused when its body was fetched a second time.
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
                $"Asked again for the frame of {WireTimestamp.Format(first.Timestamp)}, "
                    + $"the service returned the one of {WireTimestamp.Format(headers.Timestamp)}.");
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
