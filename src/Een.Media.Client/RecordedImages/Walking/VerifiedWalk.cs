using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// A walk along one cursor, which begins at once and runs ahead as far as its budget allows. Each frame that a page token led to is
/// checked for the size and the overlays of the first request; if it has lost them, the walk goes on by timestamp from there.
/// </summary>
internal sealed class VerifiedWalk : IFrameWalk
{
    private readonly IFrameFetcher _fetcher;
    private readonly ReadAheadBudget _budget;
    private readonly TokenOptionCheck _check;
    private readonly CancellationToken _cancellationToken;
    private Prefetcher _prefetcher;
    private DateTimeOffset? _previous;
    private int _taken;

    public VerifiedWalk(
        IFrameFetcher fetcher, PageTokenCursor cursor, ReadAheadBudget budget, TokenOptionCheck check, CancellationToken cancellationToken)
    {
        _fetcher = fetcher;
        _budget = budget;
        _check = check;
        _cancellationToken = cancellationToken;
        Cursor = cursor;
        _prefetcher = new Prefetcher(fetcher, cursor, budget, cancellationToken);
        FirstRun = _prefetcher.Completion;
    }

    /// <summary>Where the walk stands.</summary>
    public PageTokenCursor Cursor { get; }

    /// <summary>
    /// Ends, without an exception, when the headers of all frames have been seen once. The walk may go back and see some of them again.
    /// </summary>
    public Task<PrefetchResult> FirstRun { get; }

    /// <summary>Starts a walk through a whole range.</summary>
    public static VerifiedWalk Start(
        IFrameFetcher fetcher, RecordedImageRequest first, WalkOptions options, CancellationToken cancellationToken)
    {
        var axis = WalkAxis.WithoutGaps(first, options);
        return new(
            fetcher,
            new PageTokenCursor(first, axis, axis.End, options.MaxFrames),
            new ReadAheadBudget(options.ReadAhead, options.ReadAheadBytes, bodies: int.MaxValue),
            new TokenOptionCheck(first),
            cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RecordedImage?> NextAsync()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (await _prefetcher.NextAsync().ConfigureAwait(false) is not { } download)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            return null;
        }

        _prefetcher.Release(download);
        if (!download.Image.IsCompletedSuccessfully)
            _cancellationToken.ThrowIfCancellationRequested();
        RecordedImage image = (await download.Image.ConfigureAwait(false))!;
        if (download.Request is not PageRequest)
            _check.Learn(image);
        else if (_previous is { } previous && _check.Suspects(image))
            image = await VerifyAsync(image, previous).ConfigureAwait(false);
        _previous = image.Timestamp;
        _taken++;
        return image;
    }

    public ValueTask DisposeAsync() => _prefetcher.DisposeAsync();

    /// <summary>Asks for a frame again by timestamp, and returns the one that has the size and the overlays.</summary>
    private async Task<RecordedImage> VerifyAsync(RecordedImage byToken, DateTimeOffset previous)
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

        if (!_check.Confirm(byToken, byTimestamp!))
        {
            byTimestamp!.Dispose();
            return byToken;
        }

        byToken.Dispose();
        await RestartAfterAsync(byTimestamp!).ConfigureAwait(false);
        return byTimestamp!;
    }

    private async Task RestartAfterAsync(RecordedImage image)
    {
        await _prefetcher.DisposeAsync().ConfigureAwait(false);
        Cursor.RestartAfter(image, _taken + 1);
        _prefetcher = new Prefetcher(_fetcher, Cursor, _budget, _cancellationToken);
    }
}
