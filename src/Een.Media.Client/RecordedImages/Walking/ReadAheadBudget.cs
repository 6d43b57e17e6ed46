using System.Runtime.CompilerServices;
using Een.Media.Client.Diagnostics;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Limits how far ahead of the caller a cursor may run: the number of frames, the number of bodies at once, and the bytes of the walk.
/// While the caller waits, one more frame is allowed, so that a budget of 0 frames still makes progress. The first frame is allowed beyond
/// the bytes, because other slices may have used them up. One prefetcher takes; any thread may release.
/// </summary>
/// <param name="maxFrames">How many frames may be downloading or wait for the caller.</param>
/// <param name="maxBodies">How many bodies may be downloading.</param>
/// <param name="bytes">The bytes of the whole walk.</param>
internal sealed class ReadAheadBudget(int maxFrames, int maxBodies, ReadAheadBytes bytes)
{
    private readonly object _lock = new();
    private readonly ReusableValueTaskSource _wait = new();
    private int _frames;
    private int _bodies;
    private bool _callerWaits;

    /// <summary>The bytes of the whole walk.</summary>
    public ReadAheadBytes Bytes => bytes;

    /// <summary>Waits until one more frame may be requested, and counts it.</summary>
    /// <returns>The bytes that are counted for the frame for now.</returns>
    /// <remarks>A canceled token is noticed at the next <see cref="Wake"/>.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<long> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ValueTask waiting;
            lock (_lock)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TryTake(out long counted))
                    return counted;
                waiting = _wait.Begin();
            }

            await waiting.ConfigureAwait(false);
        }
    }

    /// <summary>Called when a frame's body has arrived, or will never arrive.</summary>
    public void BodyDone() => Change(frameDelta: 0, bodyDelta: -1);

    /// <summary>Called when the caller has taken a frame, or when there was none.</summary>
    public void Release(long counted)
    {
        ListenerGuard.Run(-1L, static change => Instruments.WalkAhead.Add(change));
        bytes.Change(-counted);
        Change(frameDelta: -1, bodyDelta: 0);
    }

    /// <summary>Called when the caller begins to wait for a frame, and when it has received one.</summary>
    public void SetCallerWaits(bool waits)
    {
        lock (_lock)
            _callerWaits = waits;
        if (waits)
            Wake();
    }

    /// <summary>Wakes the prefetcher if it waits, so that it checks again.</summary>
    public void Wake() => Change(frameDelta: 0, bodyDelta: 0);

    private bool TryTake(out long counted)
    {
        counted = 0;
        int allowed = maxFrames + (_callerWaits ? 1 : 0);
        if (_frames >= allowed || _bodies >= maxBodies || !bytes.TryTake(this, regardless: _callerWaits && _frames == 0, out counted))
            return false;
        ListenerGuard.Run(1L, static change => Instruments.WalkAhead.Add(change));
        _frames++;
        _bodies++;
        return true;
    }

    private void Change(int frameDelta, int bodyDelta)
    {
        bool waited;
        lock (_lock)
        {
            _frames += frameDelta;
            _bodies += bodyDelta;
            waited = _wait.TryEnd();
        }

        if (waited)
            _wait.Complete();
    }
}
