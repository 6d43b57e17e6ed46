namespace Een.Media.Benchmarks.Slicing;

/// <summary>
/// A clock that moves from event to event. Before it moves, everything that the last event set going has run to its end, on this thread or
/// on the thread pool: so a run depends on no processor, and its minutes take milliseconds.
/// </summary>
internal sealed class VirtualTime
{
    private readonly PriorityQueue<Action, (double At, long Order)> _events = new();
    private readonly object _lock = new();
    private long _order;

    /// <summary>Seconds since the start.</summary>
    public double Now { get; private set; }

    public void At(double seconds, Action happens)
    {
        lock (_lock)
            _events.Enqueue(happens, (seconds, _order++));
    }

    public Task Delay(double seconds)
    {
        // What waits goes on upon this thread, at once.
        var over = new TaskCompletionSource();
        At(Now + seconds, over.SetResult);
        return over.Task;
    }

    /// <summary>Runs until the work is done.</summary>
    public void Run(Task work)
    {
        while (true)
        {
            WaitForThreadPool();
            if (work.IsCompleted)
                break;
            Action happens;
            lock (_lock)
            {
                if (!_events.TryDequeue(out happens!, out (double At, long Order) next))
                    throw new InvalidOperationException("The walk waits, and nothing is under way.");
                Now = next.At;
            }

            happens();
        }

        work.GetAwaiter().GetResult();
    }

    private static void WaitForThreadPool()
    {
        ThreadPool.GetMaxThreads(out int most, out _);
        var spin = default(SpinWait);
        while (true)
        {
            ThreadPool.GetAvailableThreads(out int available, out _);
            if (available == most && ThreadPool.PendingWorkItemCount == 0)
                return;
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
