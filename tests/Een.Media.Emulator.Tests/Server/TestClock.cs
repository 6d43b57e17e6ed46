using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>A virtual clock that tells a test when a delay starts, so that the test can advance it.</summary>
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

    /// <summary>Completes when the next delay starts, with its length.</summary>
    public Task<TimeSpan> WaiterAsync() => _waiters.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(10));

    /// <summary>Advances the clock by every delay that starts, until a task completes.</summary>
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
