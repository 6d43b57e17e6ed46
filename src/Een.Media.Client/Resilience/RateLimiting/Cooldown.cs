using System.Globalization;
using Een.Media.Client.Errors;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// The time after a refusal in which nothing is sent. If the service asks for more than the longest allowed wait, callers fail at once
/// until the allowed wait is over; then the next request shows whether the service accepts again. So an absurd <c>Retry-After</c> does not
/// block the client for the rest of the process's life.
/// </summary>
internal sealed class Cooldown(Backoff backoff, TimeLimit longest, Random random)
{
    private static readonly TimeSpan s_mostJitter = TimeSpan.FromSeconds(1);

    private int _refusalsInARow;
    private double _askedUntil;

    /// <summary>When the latest cooldown ends, in seconds.</summary>
    public double Until { get; private set; }

    /// <summary>Whether the service named the wait.</summary>
    public bool HasRetryAfter { get; private set; }

    /// <summary>
    /// The wait that the service names, or null. A wait of zero, or a date in the past (clocks differ), does not tell when the next request
    /// may succeed.
    /// </summary>
    public static TimeSpan? NamedWait(TimeSpan? retryAfter) => retryAfter > TimeSpan.Zero ? retryAfter : null;

    /// <summary>The largest random addition to a wait that the service asked for: a twentieth of it, up to a second.</summary>
    public static TimeSpan MostJitter(TimeSpan wait) => wait / 20 < s_mostJitter ? wait / 20 : s_mostJitter;

    /// <summary>Begins a new cooldown. Other clients may be refused at the same time: jitter keeps them from returning together.</summary>
    public void Begin(double now, double? retryAfter)
    {
        Until = _askedUntil = now;
        HasRetryAfter = retryAfter is not null;
        double wait = retryAfter ?? backoff.Wait(_refusalsInARow, random.NextDouble()).TotalSeconds;
        _refusalsInARow++;
        Extend(now, wait);
        if (retryAfter is not null)
            Until += random.NextDouble() * MostJitter(TimeSpan.FromSeconds(Math.Min(wait, longest.Value.TotalSeconds))).TotalSeconds;
    }

    /// <summary>Extends the cooldown if another refusal in it asks for a longer wait.</summary>
    public void Extend(double now, double wait)
    {
        Until = Math.Max(Until, now + Math.Min(wait, longest.Value.TotalSeconds));
        _askedUntil = Math.Max(_askedUntil, now + wait);
    }

    /// <summary>A request was accepted: the next cooldown without a <c>Retry-After</c> is short again.</summary>
    public void Forget() => _refusalsInARow = 0;

    /// <summary>The exception for callers if the requested wait is too long; null if they can wait.</summary>
    public EenRateLimitedException? TooLongWait(double now)
    {
        if (now >= Until || _askedUntil <= Until)
            return null;
        TimeSpan wait = TimeSpan.FromSeconds(Math.Min(_askedUntil - now, TimeSpan.MaxValue.TotalSeconds / 2));
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"The service asks to wait another {wait.TotalSeconds:0} s, which is more than {longest.Option} allows. Nothing was sent.");
        return new EenRateLimitedException(message, new ApiError(StatusCode: null) { RetryAfter = wait });
    }
}
