using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>The limiters of a client: one for main images, or one per camera; and one for previews after a preview was refused.</summary>
internal sealed class RequestLimiters(
    PacingSettings pacing, Backoff backoff, TimeLimit maxRetryAfter, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_keptIdle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_sweepEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, RequestLimiter> _main = new(StringComparer.Ordinal);
    private readonly object _lock = new();
    private volatile RequestLimiter? _previews;
    private long _swept = time.GetTimestamp();

    /// <summary>The limiter for a call; null if its requests are not limited.</summary>
    public IMainImageLimiter? For(CallInfo call)
    {
        if (call.StreamType == StreamType.Main)
            return ForMain(call.DeviceId);
        return call.StreamType == StreamType.Preview && _previews is { HasRecovered: false } previews ? previews : null;
    }

    /// <summary>The limiter for main images of a camera.</summary>
    public IMainImageLimiter ForMain(string? deviceId) => pacing switch
    {
        { Limiter: { } custom } => custom,
        { Scope: PacingScope.Device } => ForDevice(deviceId ?? ""),
        _ => ForKey(""),
    };

    /// <summary>
    /// Starts a limiter for previews after one was refused without a limiter. It is used until previews have been accepted for a while.
    /// </summary>
    public IMainImageLimiter StartForPreviews(TimeSpan? retryAfter)
    {
        RequestLimiter limiter;
        lock (_lock)
            limiter = _previews ??= Create(new ConcurrencyWindow(), userLimiter: null);
        limiter.Refuse(retryAfter);
        return limiter;
    }

    public void Dispose()
    {
        foreach (RequestLimiter limiter in _main.Values)
            limiter.Dispose();
        _previews?.Dispose();
    }

    /// <summary>
    /// The limiter of a camera. Limiters that were idle for long are removed with what they have learned, because a program may ask for
    /// thousands of cameras once.
    /// </summary>
    private RequestLimiter ForDevice(string deviceId)
    {
        long swept = Interlocked.Read(ref _swept);
        if (time.GetElapsedTime(swept) >= s_sweepEvery && Interlocked.CompareExchange(ref _swept, time.GetTimestamp(), swept) == swept)
        {
            foreach (KeyValuePair<string, RequestLimiter> each in _main)
            {
                if (each.Value.IdleFor >= s_keptIdle)
                    _main.TryRemove(each);
            }
        }

        return ForKey(deviceId);
    }

    private RequestLimiter ForKey(string key) => _main.GetOrAdd(key, static (_, self) => self.CreateMain(), this);

    private RequestLimiter CreateMain() => pacing.RateLimiter is { } userLimiter
        ? Create(new UnlimitedRate(), userLimiter)
        : Create(new LearnedRate(pacing.InitialRate), userLimiter: null);

    private RequestLimiter Create(IRateController rate, RateLimiter? userLimiter) =>
        new(time, rate, new Cooldown(backoff, maxRetryAfter, Random.Shared), userLimiter);
}
