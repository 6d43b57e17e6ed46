namespace Een.Media.Benchmarks.Pacing;

/// <summary>
/// Virtual time on one thread: everything that is ready runs before the clock moves, and the clock moves to the next timer. A run of hours
/// takes milliseconds, and the same seed gives the same run.
/// </summary>
internal sealed class VirtualClock : TimeProvider
{
    private readonly Pump _pump = new();
    private readonly PriorityQueue<(Timer Timer, int Version), (long Ticks, long Order)> _due = new();
    private long _ticks;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public double Seconds => _ticks / (double)TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs until the work is done.</summary>
    public void Run(Func<Task> work)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_pump);
        try
        {
            Task task = work();
            while (true)
            {
                _pump.RunAll();
                if (task.IsCompleted)
                    break;
                if (!_due.TryDequeue(out (Timer Timer, int Version) next, out (long Ticks, long Order) at))
                    throw new InvalidOperationException("Everybody waits, and no timer is set.");
                if (next.Timer.Version != next.Version)
                    continue;
                _ticks = Math.Max(_ticks, at.Ticks);
                next.Timer.Ring();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class Timer(VirtualClock clock, Action ring) : ITimer
    {
        public int Version { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Version++;
            if (dueTime != Timeout.InfiniteTimeSpan)
                clock._due.Enqueue((this, Version), (clock._ticks + dueTime.Ticks, clock._order++));
            return true;
        }

        public void Dispose() => Version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Pump : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();

        public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

        public void RunAll()
        {
            while (_ready.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
                next.Callback(next.State);
        }
    }
}
