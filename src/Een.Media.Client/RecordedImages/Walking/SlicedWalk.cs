using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// A walk in several places of its range at once: the range is cut into slices, the first ones are walked side by side, each along a
/// chain of its own, and their frames are handed out in order.
/// </summary>
internal sealed class SlicedWalk : IFrameWalk
{
    private readonly IFrameFetcher _fetcher;
    private readonly WalkOptions _options;
    private readonly WalkAxis _axis;
    private readonly OptionLoss _loss;
    private readonly SliceBoard _board;
    private readonly long _bytesPerSlice;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _stop;
    private DateTimeOffset? _last;
    private int _yielded;
    private bool _isOver;

    public SlicedWalk(IFrameFetcher fetcher, RecordedImageTimeRequest first, WalkOptions options, KnownGaps gaps, CancellationToken cancellationToken)
    {
        _fetcher = fetcher;
        _options = options;
        _cancellationToken = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _axis = new WalkAxis(first, options, gaps);
        _loss = new OptionLoss(first);
        _bytesPerSlice = Math.Max(1, options.ReadAheadBytes / (2 * options.Parallelism));
        var sizer = new SliceSizer(_axis.End + 1, options.Parallelism, _bytesPerSlice);
        _board = new SliceBoard(Open, _axis, sizer, options.Parallelism);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RecordedImage?> NextAsync()
    {
        while (!_isOver && _board.First() is { } slice)
        {
            if (await slice.Walk!.NextAsync().ConfigureAwait(false) is { } image)
            {
                Count(image);
                return image;
            }

            await slice.Watch.ConfigureAwait(false);
            _isOver = slice.EndsWalk;
            _board.RemoveFirst();
            await slice.Walk.DisposeAsync().ConfigureAwait(false);
        }

        _cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (Slice slice in _board.Close())
        {
            await slice.Walk!.DisposeAsync().ConfigureAwait(false);
            await slice.Watch.ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    private void Count(RecordedImage image)
    {
        try
        {
            FrameChain.ThrowUnlessAdvancing(_last, image.Timestamp, _options.Direction);
        }
        catch
        {
            image.Dispose();
            throw;
        }

        _last = image.Timestamp;
        _isOver = ++_yielded == _options.MaxFrames;
    }

    private ChainWalk Open(Slice slice, int maxFrames)
    {
        (RecordedImageTimeRequest first, WalkOptions options) = _axis.Slice(slice.Start, slice.End);
        return new ChainWalk(
            _fetcher,
            new FrameChain(first, options, byTimestamp: _loss.IsConfirmed, new SliceCap(maxFrames, _bytesPerSlice)),
            new ReadAheadBudget(maxFrames, _bytesPerSlice, bodies: _options.ReadAhead + 1),
            _loss,
            _stop.Token);
    }
}
