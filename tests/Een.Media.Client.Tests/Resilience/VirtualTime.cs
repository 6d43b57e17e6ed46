namespace Een.Media.Client.Tests.Resilience;

/// <summary>
/// A clock that shows the same time until it is told to jump to the next timer. Timers call back on the thread that jumps, so that with answers
/// from memory everything that a timer sets off has happened when the jump returns: no waiting, no guessing.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private long _ticks;

    /// <summary>Takes the test framework's synchronization context off the thread: with one, what follows a timer would be queued instead of done.</summary>
    public VirtualTime() => SynchronizationContext.SetSynchronizationContext(null);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>How many timers are set.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _timers.Count(timer => timer.DueTicks is not null);
        }
    }

    /// <summary>How many timers exist, set or not.</summary>
    public int Timers
    {
        get
        {
            lock (_lock)
                return _timers.Count;
        }
    }

    public override DateTimeOffset GetUtcNow() => Noon + Elapsed;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes to the next timer and lets it ring. <see langword="false"/>: none is set.</summary>
    public bool Jump() => Jump(TimeSpan.MaxValue);

    /// <summary>Goes forward by so much, ringing every timer on the way.</summary>
    public void Advance(TimeSpan time)
    {
        TimeSpan until = Elapsed + time;
        while (Jump(until))
        {
        }

        Interlocked.Exchange(ref _ticks, until.Ticks);
    }

    /// <summary>Jumps from timer to timer until the task has ended.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            if (!Jump())
                return await task.WaitAsync(TimeSpan.FromMinutes(10));
        }

        return await task;
    }

    /// <summary>
    /// The same for calls that wait at the gate, which wakes them on another thread: jumps only to timers that are due within
    /// <paramref name="reach"/>, so that a limit far off cannot ring because a thread was slow.
    /// </summary>
    public async Task<T> RunAsync<T>(Task<T> task, TimeSpan reach)
    {
        var patience = Task.Delay(TimeSpan.FromMinutes(10));
        while (!task.IsCompleted)
        {
            if (!Jump(Elapsed + reach))
                await Task.Yield();
            if (patience.IsCompleted)
                Assert.Fail("Nothing happens any more.");
        }

        return await task;
    }

    private bool Jump(TimeSpan limit)
    {
        Timer? next;
        lock (_lock)
        {
            next = _timers.Where(timer => timer.DueTicks <= limit.Ticks).MinBy(timer => timer.DueTicks);
            if (next is null)
                return false;
            Interlocked.Exchange(ref _ticks, Math.Max(_ticks, next.DueTicks!.Value));
            next.DueTicks = null;
        }

        next.Ring();
        return true;
    }

    private sealed class Timer(VirtualTime time, Action ring) : ITimer
    {
        public long? DueTicks { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
                DueTicks = dueTime == Timeout.InfiniteTimeSpan ? null : time._ticks + dueTime.Ticks;
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
