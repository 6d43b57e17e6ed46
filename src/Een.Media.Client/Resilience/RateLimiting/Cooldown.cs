using System.Globalization;
using Een.Media.Client.Errors;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// How long nothing is sent after a refusal. When the service asks for more than the longest allowed wait, callers fail at once until that
/// wait is over; then the next one finds out. An absurd <c>Retry-After</c> so costs a minute, and not the rest of the process's life.
/// </summary>
internal sealed class Cooldown(Backoff backoff, TimeLimit longest, Random random)
{
    private static readonly TimeSpan s_mostJitter = TimeSpan.FromSeconds(1);

    private int _inARow;
    private double _askedUntil;

    /// <summary>The end of the last one, in seconds.</summary>
    public double Until { get; private set; }

    /// <summary>Whether the service said when to come back.</summary>
    public bool IsTold { get; private set; }

    /// <summary>The most that is added at random to a wait that the service asked for: a twentieth of it, up to a second.</summary>
    public static TimeSpan MostJitter(TimeSpan wait) => wait / 20 < s_mostJitter ? wait / 20 : s_mostJitter;

    /// <summary>Begins a new one. Other clients were refused with this one: jitter keeps them from returning together.</summary>
    public void Begin(double now, double? retryAfter)
    {
        Until = _askedUntil = now;
        IsTold = retryAfter is not null;
        double wait = retryAfter ?? backoff.Wait(_inARow, random.NextDouble()).TotalSeconds;
        _inARow++;
        Extend(now, wait);
        if (retryAfter is not null)
            Until += random.NextDouble() * MostJitter(TimeSpan.FromSeconds(Math.Min(wait, longest.Value.TotalSeconds))).TotalSeconds;
    }

    /// <summary>Another refusal of the same cooldown may ask for more.</summary>
    public void Extend(double now, double wait)
    {
        Until = Math.Max(Until, now + Math.Min(wait, longest.Value.TotalSeconds));
        _askedUntil = Math.Max(_askedUntil, now + wait);
    }

    /// <summary>A request was accepted: the next cooldown without a <c>Retry-After</c> is short again.</summary>
    public void Forget() => _inARow = 0;

    /// <summary>What to tell callers that cannot be kept waiting, or null if they can.</summary>
    public EenRateLimitedException? Rejection(double now)
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
