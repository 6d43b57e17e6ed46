using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// A walk that downloads several parts of its range at once. The range is divided into slices. The first slices are walked in parallel,
/// each with its own cursor, and their frames are returned in order.
/// </summary>
internal sealed class SlicedWalk : IFrameWalk
{
    private readonly IFrameFetcher _fetcher;
    private readonly RecordedImageTimeRequest _first;
    private readonly WalkOptions _options;
    private readonly DamagedFrameHandling _damagedFrames;
    private readonly PageTokenOptionLossDetector _tokenLoss;
    private readonly ReadAheadBytes _bytes;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _stop;
    private WalkAxis? _axis;
    private SliceScheduler? _scheduler;
    private DateTimeOffset? _last;
    private int _taken;
    private bool _isOver;

    public SlicedWalk(
        IFrameFetcher fetcher,
        RecordedImageTimeRequest first,
        WalkOptions options,
        DamagedFrameHandling damagedFrames,
        CancellationToken cancellationToken)
    {
        _damagedFrames = damagedFrames;
        _fetcher = fetcher;
        _first = first;
        _options = options;
        _cancellationToken = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _tokenLoss = new PageTokenOptionLossDetector(first);
        _bytes = new ReadAheadBytes(options.ReadAheadBytes);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RecordedImage?> NextAsync()
    {
        _scheduler ??= await PlanAsync().ConfigureAwait(false);
        while (!_isOver && _scheduler.OpenFirst() is { } slice)
        {
            if (await slice.Walk!.NextAsync().ConfigureAwait(false) is { } image)
            {
                Count(image);
                return image;
            }

            await slice.LearningTask.ConfigureAwait(false);
            _isOver = slice.HasEndOfRecording;
            _scheduler.RemoveFirst();
            await slice.Walk.DisposeAsync().ConfigureAwait(false);
        }

        _cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (Slice slice in _scheduler?.Close() ?? [])
        {
            await slice.Walk!.DisposeAsync().ConfigureAwait(false);
            await slice.LearningTask.ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    private async Task<SliceScheduler> PlanAsync()
    {
        KnownGaps gaps = _options.SkipGaps
            ? await _fetcher.FindGapsAsync(_first, _first.Timestamp, _options.Until!.Value, _cancellationToken).ConfigureAwait(false)
            : KnownGaps.None;
        _axis = new WalkAxis(_first, _options, gaps);
        var sizes = new SliceSizes(_options.Parallelism, _bytes, _options.MaxFrames);
        return new SliceScheduler(Open, _axis, sizes, _options.Parallelism, _options.MaxFrames);
    }

    private CursorWalk Open(Slice slice, SliceLimits limits) => new(
        _fetcher,
        new WalkCursor(
            _axis!.RequestAt(slice.Start),
            _axis,
            slice.Boundary,
            limits: limits,
            byTimestamp: _tokenLoss.TokensLoseOptions)
        {
            Advanced = () => _scheduler!.Advanced(),
        },
        new ReadAheadBudget(limits.Frames, maxBodies: _options.ReadAhead + 1, _bytes),
        _tokenLoss,
        _damagedFrames,
        _stop.Token)
    {
        BeforeRestart = () => ReclaimAsync(slice),
    };

    /// <summary>Corrects the scheduler, because what it learned from the first prefetch of a slice may be wrong.</summary>
    private async Task ReclaimAsync(Slice slice)
    {
        await slice.LearningTask.ConfigureAwait(false);
        _scheduler!.Reclaim(slice);
    }

    private void Count(RecordedImage image)
    {
        try
        {
            _axis!.ThrowUnlessAdvancing(_last, image.Timestamp);
        }
        catch
        {
            image.Dispose();
            throw;
        }

        _last = image.Timestamp;
        _isOver = ++_taken == _options.MaxFrames;
    }
}
