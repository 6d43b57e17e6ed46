using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Contract.Tests.Support;

/// <summary>A virtual clock that tells when somebody waits on it for a given time.</summary>
internal sealed class WaitedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
            _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Returns when somebody waits for this long.</summary>
    public async Task WaitedForAsync(TimeSpan dueTime)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        while (await _waits.Reader.ReadAsync(patience.Token) != dueTime)
        {
        }
    }
}
