using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Moves a cursor ahead of the caller, from headers to headers, and queues the frames in order.</summary>
internal sealed class Prefetcher : IAsyncDisposable
{
    private readonly PrefetchQueue _queue = new();
    private readonly CancellationTokenSource _stop;
    private readonly IFrameFetcher _fetcher;
    private readonly WalkCursor _cursor;
    private readonly ReadAheadBudget _budget;

    public Prefetcher(IFrameFetcher fetcher, WalkCursor cursor, ReadAheadBudget budget, CancellationToken cancellationToken)
    {
        _fetcher = fetcher;
        _budget = budget;
        _cursor = cursor;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stop.Token.UnsafeRegister(static budget => ((ReadAheadBudget)budget!).Wake(), budget);
        Completion = RunAsync(_stop.Token);
    }

    /// <summary>Ends, without an exception, when the cursor needs no more headers. Bodies may still be downloading.</summary>
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

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
        while (await _queue.TakeAsync().ConfigureAwait(false) is { } download)
        {
            await ((Task)download.Image).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (download.Image.IsCompletedSuccessfully)
                (await download.Image.ConfigureAwait(false))?.Dispose();
            download.Release();
        }

        _stop.Dispose();
    }

    private async Task<PrefetchResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_cursor.Next is not null)
            {
                long counted = await _budget.TakeAsync(cancellationToken).ConfigureAwait(false);
                await StepAsync(counted, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller left the walk, or learns of the cancellation from its own token.
        }
        finally
        {
            _queue.Complete();
        }

        return new(_cursor.EndReason, _cursor.Frames, _cursor.First, _cursor.Last, _cursor.FirstPositionAfter);
    }

    /// <summary>Requests the next frame and queues it. If there is none, the cursor knows why.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask StepAsync(long counted, CancellationToken cancellationToken)
    {
        var download = new FrameDownload(_fetcher, _cursor, _budget, counted, _queue, cancellationToken);
        if (await download.Headers.ConfigureAwait(false) is { } headers)
        {
            if (download.PublishedIsOfAnotherSlice)
                _cursor.End(CursorEnd.AfterBoundary);
            else
                _cursor.AdvanceTo(headers);
            _queue.Add(download);
            return;
        }

        await ((Task)download.Image).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (EndsInFailure(download))
        {
            // The exception is thrown at its place, after all frames that are queued before it.
            _cursor.End(CursorEnd.Failed);
            _queue.Add(download);
        }
        else
        {
            download.Release();
        }
    }

    /// <summary>Moves or ends the cursor after a download without a frame of the walk. Returns whether the download failed.</summary>
    private bool EndsInFailure(FrameDownload download)
    {
        if (download.Image.IsCompletedSuccessfully)
        {
            if (download.Repeated is { } repeated)
                _cursor.SkipRepeated(repeated);
            else
                _cursor.End(CursorEnd.AfterBoundary);
            return false;
        }

        Exception? failure = download.Image.Exception?.InnerException;
        if (failure is EenNotFoundException or EenInvalidRequestException && _cursor.TryReanchor())
            return false;
        if (failure is not EenNotFoundException { MeansNothingRecorded: true })
            return true;
        _cursor.End(CursorEnd.Exhausted);
        return false;
    }
}

/// <summary>The result of a prefetcher when it stopped. It does not change when the cursor continues.</summary>
/// <param name="EndReason">Why it stopped; none if it was canceled.</param>
/// <param name="Frames">How many frames the cursor had admitted.</param>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
/// <param name="FirstPositionAfter">The position of the first frame after the boundary, if that is why it stopped.</param>
internal readonly record struct PrefetchResult(
    CursorEnd EndReason, int Frames, DateTimeOffset? First, DateTimeOffset? Last, long? FirstPositionAfter);
