using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Moves a cursor ahead of the caller, from headers to headers, and queues the frames in order.</summary>
internal sealed class Prefetcher : IAsyncDisposable
{
    private readonly PrefetchQueue _queue = new();
    private readonly CancellationTokenSource _stop;
    private readonly IFrameFetcher _fetcher;
    private readonly PageTokenCursor _cursor;
    private readonly ReadAheadBudget _budget;

    public Prefetcher(IFrameFetcher fetcher, PageTokenCursor cursor, ReadAheadBudget budget, CancellationToken cancellationToken)
    {
        _fetcher = fetcher;
        _budget = budget;
        _cursor = cursor;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Completion = RunAsync(_stop.Token);
    }

    /// <summary>Ends, without an exception, when the cursor needs no further headers. Bodies may still be on their way.</summary>
    public Task<PrefetchResult> Completion { get; }

    /// <summary>The next frame, whose <see cref="FrameDownload.Image"/> throws if it failed; null at the end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameDownload?> NextAsync()
    {
        _budget.SetCallerWaits(true);
        try
        {
            if (await _queue.TakeAsync().ConfigureAwait(false) is not { } download)
                return null;
            await ((Task)download.Image).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return download;
        }
        finally
        {
            _budget.SetCallerWaits(false);
        }
    }

    /// <summary>Gives back what a frame held: the caller has it now.</summary>
    public void Release(FrameDownload download) => _budget.Release(download.Length);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
        while (await _queue.TakeAsync().ConfigureAwait(false) is { } download)
        {
            await ((Task)download.Image).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (download.Image.IsCompletedSuccessfully)
                (await download.Image.ConfigureAwait(false))?.Dispose();
            Release(download);
        }

        _stop.Dispose();
    }

    private async Task<PrefetchResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_cursor.Next is not null)
            {
                await _budget.TakeAsync(cancellationToken).ConfigureAwait(false);
                if (!await StepAsync(cancellationToken).ConfigureAwait(false))
                    _budget.Release(0);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller left the walk, or hears of the cancellation from its own token.
        }
        finally
        {
            _queue.Complete();
        }

        return new(_cursor.EndReason, _cursor.Frames, _cursor.Bytes, _cursor.Last, _cursor.Beyond);
    }

    /// <summary>Asks for the next frame and queues it. False: there was none, and the cursor knows why.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> StepAsync(CancellationToken cancellationToken)
    {
        var download = new FrameDownload(_fetcher, _cursor, _budget, _queue, cancellationToken);
        if (await download.Headers.ConfigureAwait(false) is { } headers)
        {
            _budget.HoldBytes(download.Length);
            _cursor.Accept(headers);
            _queue.Add(download);
            return true;
        }

        await ((Task)download.Image).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (download.Image.IsCompletedSuccessfully)
        {
            if (download.Repeated is { } repeated)
                _cursor.SkipRepeated(repeated);
            else
                _cursor.End(CursorEnd.Beyond);
            return false;
        }

        Exception? failure = download.Image.Exception?.InnerException;
        if (failure is EenNotFoundException or EenInvalidRequestException && _cursor.TryReanchor())
            return false;
        if (failure is EenNotFoundException)
        {
            _cursor.End(CursorEnd.Exhausted);
            return false;
        }

        // Surfaces at its place, after every frame that is queued before it.
        _cursor.End(CursorEnd.Failed);
        _queue.Add(download);
        return true;
    }
}

/// <summary>What a prefetcher saw until it stopped. Does not change when the cursor goes on.</summary>
/// <param name="EndReason">Why it stopped; none if it was cancelled.</param>
/// <param name="Frames">How many frames the cursor had accepted.</param>
/// <param name="Bytes">The announced bytes of their bodies.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Beyond">The position of the first frame beyond the boundary, if that is why it stopped.</param>
internal readonly record struct PrefetchResult(CursorEnd EndReason, int Frames, long Bytes, DateTimeOffset? Last, long? Beyond);
