using System.Collections.Concurrent;
using System.Globalization;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator.Throttling;

/// <summary>Lets main images through as the throttle allows.</summary>
internal sealed class MainImageGate(MainImageThrottle? throttle, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Ends the request with 429 when the ration is used up.</summary>
    public void Enter(string deviceId, ApiErrors errors)
    {
        if (throttle is null)
            return;
        string key = throttle.Scope == ThrottleScope.Device ? deviceId : string.Empty;
        if (_buckets.GetOrAdd(key, _ => new TokenBucket(throttle.PerSecond, throttle.Burst, clock)).TryTake(out TimeSpan wait))
            return;

        Answer answer = errors.TooManyRequests();
        if (throttle.RetryAfter != RetryAfterForm.None)
            answer.SetHeader("Retry-After", throttle.RetryAfter == RetryAfterForm.Seconds ? Seconds(wait) : HttpDate(clock.GetUtcNow() + wait));
        throw new ApiFailure(answer);
    }

    /// <summary>A date of HTTP, which knows whole seconds only: rounded up.</summary>
    internal static string HttpDate(DateTimeOffset instant)
    {
        long part = instant.UtcTicks % TimeSpan.TicksPerSecond;
        return (part == 0 ? instant : instant.AddTicks(TimeSpan.TicksPerSecond - part)).ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Seconds(TimeSpan wait) =>
        Math.Max(1, Math.Ceiling(wait.TotalSeconds - 1e-6)).ToString("F0", CultureInfo.InvariantCulture);
}
