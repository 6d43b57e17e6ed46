using System.Threading.Tasks.Sources;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The source of a <see cref="ValueTask"/> that its owner can begin and end many times, without an object for each wait. Only one caller
/// waits at a time. The owner's lock protects <see cref="Begin"/> and <see cref="TryEnd"/>. The waiter continues on the thread that ends
/// the wait.
/// </summary>
internal sealed class ReusableValueTaskSource : IValueTaskSource
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

    /// <summary>Ends the wait, if there is one. If it returns true, call <see cref="Complete"/>, without the lock.</summary>
    public bool TryEnd()
    {
        bool waited = _isWaiting;
        _isWaiting = false;
        return waited;
    }

    /// <summary>Lets the caller go on.</summary>
    public void Complete() => _core.SetResult(true);

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
