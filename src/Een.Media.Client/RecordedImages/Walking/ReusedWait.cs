using System.Threading.Tasks.Sources;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// A wait that its owner can begin and end many times, without an object for each. Only one waits at a time. The owner's lock protects
/// <see cref="Begin"/> and <see cref="IsOver"/>. The waiter continues on the thread that ends the wait.
/// </summary>
internal sealed class ReusedWait : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _core;
    private bool _isWaiting;

    /// <summary>Begins to wait.</summary>
    public ValueTask Begin()
    {
        _core.Reset();
        _isWaiting = true;
        return new ValueTask(this, _core.Version);
    }

    /// <summary>Whether there is a waiter. If so, call <see cref="End"/>, without the lock.</summary>
    public bool IsOver()
    {
        bool waited = _isWaiting;
        _isWaiting = false;
        return waited;
    }

    public void End() => _core.SetResult(true);

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
