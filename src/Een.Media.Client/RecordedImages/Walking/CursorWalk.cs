using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// A walk along one cursor. It begins at once and runs ahead as far as its budget allows. A <see cref="PageTokenOptionLossDetector"/>
/// checks each frame that was reached by page token. If it has lost the size or the overlays, the walk continues by timestamp from there.
/// If the cursor continued from the headers of an answer whose body then was not an image, the walk returns to that frame and continues
/// from the final answer.
/// </summary>
internal sealed class CursorWalk : IFrameWalk
{
    private readonly IFrameFetcher _fetcher;
    private readonly ReadAheadBudget _budget;
    private readonly PageTokenOptionLossDetector _tokenLoss;
    private readonly DamagedFrameHandling _damagedFrames;
    private readonly CancellationToken _cancellationToken;
    private Prefetcher _prefetcher;
    private DateTimeOffset? _previous;
    private int _taken;

    public CursorWalk(
        IFrameFetcher fetcher,
        WalkCursor cursor,
        ReadAheadBudget budget,
        PageTokenOptionLossDetector tokenLoss,
        DamagedFrameHandling damagedFrames,
        CancellationToken cancellationToken)
    {
        _fetcher = fetcher;
        _budget = budget;
        _tokenLoss = tokenLoss;
        _damagedFrames = damagedFrames;
        _cancellationToken = cancellationToken;
        Cursor = cursor;
        _prefetcher = new Prefetcher(fetcher, cursor, budget, cancellationToken);
        FirstPrefetch = _prefetcher.Completion;
    }

    /// <summary>The state of the walk.</summary>
    public WalkCursor Cursor { get; }

    /// <summary>
    /// The <see cref="Prefetcher.Completion"/> of the first prefetcher. It ends, without an exception, when the headers of all frames have
    /// arrived once. After a restart, another prefetcher requests some of the frames again.
    /// </summary>
    public Task<PrefetchResult> FirstPrefetch { get; }

    /// <summary>Called before each restart, once the prefetcher has ended, for the scheduler of the slice.</summary>
    public Func<Task>? BeforeRestart { get; init; }

    /// <summary>Starts a walk through a whole range.</summary>
    public static CursorWalk Start(
        IFrameFetcher fetcher,
        RecordedImageRequest first,
        WalkOptions options,
        DamagedFrameHandling damagedFrames,
        CancellationToken cancellationToken)
    {
        var axis = WalkAxis.WithoutGaps(first, options);
        return new(
            fetcher,
            new WalkCursor(first, axis, axis.End, options.MaxFrames),
            new ReadAheadBudget(options.ReadAhead, maxBodies: int.MaxValue, new ReadAheadBytes(options.ReadAheadBytes)),
            new PageTokenOptionLossDetector(first),
            damagedFrames,
            cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RecordedImage?> NextAsync()
    {
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (await _prefetcher.NextAsync().ConfigureAwait(false) is not { } download)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                return null;
            }

            download.Release();
            if (!download.Image.IsCompletedSuccessfully)
                _cancellationToken.ThrowIfCancellationRequested();
            RecordedImage? image = await download.Image.ConfigureAwait(false);
            if (image is null || download.FinalIsOfAnotherSlice)
            {
                image?.Dispose();
                if (!download.HeadersChanged)
                    return null;

                // The cursor continued from the headers of an answer whose body then was not an image.
                await RestartAsync(cursor => cursor.RestartAt(download.Request, _previous, _taken)).ConfigureAwait(false);
                continue;
            }

            image = await VerifyAsync(download, image).ConfigureAwait(false);
            if (DamagedFrames.Keeps(image, _damagedFrames))
                return image;
        }
    }

    public ValueTask DisposeAsync() => _prefetcher.DisposeAsync();

    /// <summary>
    /// Checks what is known only after the whole frame has arrived. Goes back to the frame if the cursor continued from another answer.
    /// </summary>
    private async ValueTask<RecordedImage> VerifyAsync(FrameDownload download, RecordedImage image)
    {
        bool byTimestamp = download.Request is not PageRequest;
        if (byTimestamp && !image.IsDamaged)
            _tokenLoss.Learn(image);
        else if (!byTimestamp && !image.IsDamaged && _previous is { } previous && _tokenLoss.Suspects(image))
            image = await AskAgainAsync(image, previous).ConfigureAwait(false);
        _previous = image.Timestamp;
        _taken++;
        if (download.HeadersChanged)
            await RestartAsync(cursor => cursor.RestartAfter(image, _taken, byTimestamp: false)).ConfigureAwait(false);
        return image;
    }

    /// <summary>Requests a frame again by timestamp, and returns the one that has the size and the overlays.</summary>
    private async Task<RecordedImage> AskAgainAsync(RecordedImage byToken, DateTimeOffset previous)
    {
        RecordedImage? byTimestamp = null;
        try
        {
            byTimestamp = await _fetcher.FetchAsync(Cursor.After(previous), observer: null, _cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (byTimestamp is null)
                byToken.Dispose();
        }

        if (byTimestamp!.Timestamp != byToken.Timestamp || byTimestamp.IsDamaged || !_tokenLoss.Confirm(byToken, byTimestamp))
        {
            byTimestamp.Dispose();
            return byToken;
        }

        byToken.Dispose();
        await RestartAsync(cursor => cursor.RestartAfter(byTimestamp, _taken + 1, byTimestamp: true)).ConfigureAwait(false);
        return byTimestamp;
    }

    /// <summary>Ends the prefetcher, moves the cursor back, and starts another prefetcher from there.</summary>
    private async Task RestartAsync(Action<WalkCursor> move)
    {
        await _prefetcher.DisposeAsync().ConfigureAwait(false);
        if (BeforeRestart is not null)
            await BeforeRestart().ConfigureAwait(false);
        move(Cursor);
        _prefetcher = new Prefetcher(_fetcher, Cursor, _budget, _cancellationToken);
    }
}
