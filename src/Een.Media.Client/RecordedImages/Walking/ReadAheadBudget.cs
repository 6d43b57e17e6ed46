using Een.Media.Client.Diagnostics;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// How far ahead of the caller a chain may run: so many frames, so many bytes, so many bodies at once. While the caller waits, one
/// frame more is allowed, so that a budget of 0 frames still moves. One chain asks; any thread may give back.
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

    /// <summary>A frame's headers are in, and tell its size.</summary>
    public void HoldBytes(long count) => Change(() => _bytes += count);

    /// <summary>A frame's body is in, or will never be.</summary>
    public void BodyDone() => Change(() => _bodies--);

    /// <summary>The caller has taken a frame, or there was none after all.</summary>
    public void Release(long count) => Change(() =>
    {
        Instruments.WalkAhead.Add(-1);
        _frames--;
        _bytes -= count;
    });

    /// <summary>The caller begins to wait for a frame, or has got one.</summary>
    public void CallerWaits(bool waits) => Change(() => _callerWaits = waits);

    private bool TryTake()
    {
        int allowed = frames + (_callerWaits ? 1 : 0);
        if (_frames >= allowed || _bodies >= bodies || _bytes >= bytes)
            return false;
        Instruments.WalkAhead.Add(1);
        _frames++;
        _bodies++;
        return true;
    }

    private void Change(Action change)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            change();
            waiting = _waiting;
            _waiting = null;
        }

        waiting?.TrySetResult();
    }
}
