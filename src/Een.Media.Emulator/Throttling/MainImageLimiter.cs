using System.Collections.Concurrent;
using System.Globalization;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Http;

namespace Een.Media.Emulator.Throttling;

/// <summary>Limits the rate of main images.</summary>
internal sealed class MainImageLimiter(MainImageThrottle? throttle, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Ends the request with 429 if the rate limit is exceeded.</summary>
    public void Acquire(string deviceId, ApiErrors errors)
    {
        if (throttle is null)
            return;
        string key = throttle.Scope == ThrottleScope.Device ? deviceId : string.Empty;
        if (_buckets.GetOrAdd(key, _ => new TokenBucket(throttle.PerSecond, throttle.Burst, clock)).TryTake(out TimeSpan wait))
            return;

        Answer answer = errors.TooManyRequests();
        if (throttle.RetryAfter != RetryAfterForm.None)
        {
            bool seconds = throttle.RetryAfter == RetryAfterForm.Seconds;
            answer.SetHeader("Retry-After", seconds ? Seconds(wait) : HttpDate.Format(clock.GetUtcNow() + wait));
        }

        throw new ApiFailure(answer);
    }

    private static string Seconds(TimeSpan wait) =>
        Math.Max(1, Math.Ceiling(wait.TotalSeconds - 1e-6)).ToString("F0", CultureInfo.InvariantCulture);
}
