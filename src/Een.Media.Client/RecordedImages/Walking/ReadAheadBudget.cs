using Een.Media.Client.Diagnostics;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// How far ahead of the caller a walk may run: so many frames, so many bytes, so many bodies at once. While the caller waits, one frame
/// more is allowed, so that a budget of 0 frames still moves. One prefetcher asks; any thread may give back.
/// </summary>
internal sealed class ReadAheadBudget(int frames, long bytes, int bodies)
{
    private readonly object _lock = new();
    private int _frames;
    private int _bodies;
    private long _bytes;
    private bool _callerWaits;
    private TaskCompletionSource? _waiting;

    /// <summary>Waits until one more frame may be asked for, and counts it.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource waiting;
            lock (_lock)
            {
                if (TryTake())
                    return;
                waiting = _waiting = new TaskCompletionSource();
            }

            await waiting.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A frame's headers are in, and tell its size. This never lets anything go on.</summary>
    public void HoldBytes(long count)
    {
        lock (_lock)
        {
            _bytes += count;
        }
    }

    /// <summary>A frame's body is in, or will never be.</summary>
    public void BodyDone() => Change(frames: 0, bytes: 0, bodies: -1);

    /// <summary>The caller has taken a frame, or there was none after all.</summary>
    public void Release(long count)
    {
        Quiet.Run(-1L, static change => Instruments.WalkAhead.Add(change));
        Change(frames: -1, -count, bodies: 0);
    }

    /// <summary>The caller begins to wait for a frame, or has got one.</summary>
    public void SetCallerWaits(bool waits)
    {
        lock (_lock)
        {
            _callerWaits = waits;
        }

        Change(frames: 0, bytes: 0, bodies: 0);
    }

    private bool TryTake()
    {
        int allowed = frames + (_callerWaits ? 1 : 0);
        if (_frames >= allowed || _bodies >= bodies || _bytes >= bytes)
            return false;
        Quiet.Run(1L, static change => Instruments.WalkAhead.Add(change));
        _frames++;
        _bodies++;
        return true;
    }

    private void Change(int frames, long bytes, int bodies)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _frames += frames;
            _bytes += bytes;
            _bodies += bodies;
            (waiting, _waiting) = (_waiting, null);
        }

        waiting?.TrySetResult();
    }
}
