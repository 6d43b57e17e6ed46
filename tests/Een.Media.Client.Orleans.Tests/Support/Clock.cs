using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Orleans.Tests.Support;

/// <summary>A clock that a test moves.</summary>
internal static class Clock
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(0.2);

    /// <summary>Moves the clock in small steps until a call has ended. What each step set off gets time to run before the next one.</summary>
    public static async Task PassAsync(this FakeTimeProvider time, Task call)
    {
        while (!call.IsCompleted)
        {
            time.Advance(s_step);
            for (int i = 0; i < 20; i++)
                await Task.Run(Thread.Yield);
        }

        await call;
    }
}
