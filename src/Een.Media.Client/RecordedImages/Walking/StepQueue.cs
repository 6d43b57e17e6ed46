using System.Runtime.CompilerServices;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The frames of a chain in their order, of which the first is handed out when its body is in. Whoever waits is woken by the thread that
/// finished the body, which has nothing else to do: a channel would wake it when the headers come, through the thread pool, and again
/// for the body. One adds, one takes, any may finish.
/// </summary>
internal sealed class StepQueue
{
    private readonly object _lock = new();
    private readonly Queue<FrameStep> _steps = new();
    private TaskCompletionSource? _waiter;
    private bool _isComplete;

    public void Add(FrameStep step)
    {
        lock (_lock)
        {
            _steps.Enqueue(step);
        }

        Wake();
    }

    /// <summary>Nothing will be added any more.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
        }

        Wake();
    }

    /// <summary>Some step is about to end; if it is the first one, the waiter's time has come.</summary>
    public void Wake()
    {
        TaskCompletionSource? waiter = null;
        lock (_lock)
        {
            if (_steps.TryPeek(out FrameStep? first) ? first.IsDone : _isComplete)
                (waiter, _waiter) = (_waiter, null);
        }

        waiter?.TrySetResult();
    }

    /// <summary>The first step, done or failed, or <see langword="null"/> when there are no more.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameStep?> TakeAsync()
    {
        while (true)
        {
            TaskCompletionSource waiter;
            lock (_lock)
            {
                if (_steps.TryPeek(out FrameStep? first) ? first.IsDone : _isComplete)
                    return first is null ? null : _steps.Dequeue();
                waiter = _waiter = new TaskCompletionSource();
            }

            await waiter.Task.ConfigureAwait(false);
        }
    }
}
