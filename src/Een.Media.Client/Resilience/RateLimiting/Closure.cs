using System.Globalization;
using System.Threading.RateLimiting;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// For how long the gate is closed. A wait that is longer than allowed does not hold callers up: they are turned away until the longest
/// allowed one is over, and then the next one finds out. A nonsensical <c>Retry-After</c> so costs a minute and not the life of the process.
/// </summary>
internal sealed class Closure(Backoff backoff, TimeLimit longest, Random random)
{
    private int _inARow;
    private double _askedUntil;

    /// <summary>How often the gate has closed.</summary>
    public int Count { get; private set; }

    /// <summary>When it may open, in seconds.</summary>
    public double Until { get; private set; }

    /// <summary>Whether the service said when to come back.</summary>
    public bool IsTold { get; private set; }

    /// <summary>Closes anew.</summary>
    public void Begin(double now, double? retryAfter)
    {
        Count++;
        Until = _askedUntil = now;
        IsTold = retryAfter is not null;
        double wait = retryAfter ?? backoff.Wait(_inARow, random.NextDouble()).TotalSeconds;
        _inARow++;
        Extend(now, wait);
    }

    /// <summary>Another refusal of the same closure may ask for more.</summary>
    public void Extend(double now, double wait)
    {
        Until = Math.Max(Until, now + Math.Min(wait, longest.Value.TotalSeconds));
        _askedUntil = Math.Max(_askedUntil, now + wait);
    }

    /// <summary>A request went through.</summary>
    public void Ended() => _inARow = 0;

    /// <summary>What to tell callers that cannot be kept waiting, or <see langword="null"/> when they can.</summary>
    public EenRateLimitedException? Refusal(double now)
    {
        if (now >= Until || _askedUntil <= Until)
            return null;
        TimeSpan wait = TimeSpan.FromSeconds(Math.Min(_askedUntil - now, TimeSpan.MaxValue.TotalSeconds / 2));
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"The service has asked for no main images for another {wait.TotalSeconds:0} s, which is more than {longest.Option} allows. Nothing was sent.");
        return new EenRateLimitedException(message, new ApiError(StatusCode: null) { RetryAfter = wait });
    }

    public static EenRateLimitedException RefusedBy(RateLimitLease lease) => new(
        $"{nameof(EenMediaClientOptions)}.{nameof(EenMediaClientOptions.MainImagePacing)}.{nameof(MainImagePacingOptions.Limiter)} refused a permit: its queue is full or it was disposed. Nothing was sent.",
        new ApiError(StatusCode: null) { RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : null });
}
