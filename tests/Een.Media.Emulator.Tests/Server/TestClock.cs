using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>A virtual clock that knows when somebody waits for it, so that a test can move it exactly then.</summary>
internal sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _waiters = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
            _waiters.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Returns when one more delay runs on this clock, with its length.</summary>
    public Task<TimeSpan> WaiterAsync() => _waiters.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Moves the clock to the end of every delay that somebody waits for, until a task is done.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        while (true)
        {
            Task<TimeSpan> waiter = WaiterAsync();
            if (await Task.WhenAny(task, waiter) == task)
                return await task;
            Advance(await waiter);
        }
    }
}
