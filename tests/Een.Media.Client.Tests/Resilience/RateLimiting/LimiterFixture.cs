using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>A limiter on a clock that the test moves. Cooldowns without a Retry-After double from 1 s to 8 s; the longest allowed wait is 60 s.</summary>
internal sealed class LimiterFixture : IDisposable
{
    private readonly List<RequestLimiter> _limiters = [];

    public VirtualTime Time { get; } = new();

    public static async Task<IMainImageLease> SentAsync(Task<IMainImageLease> granted)
    {
        IMainImageLease lease = await granted;
        lease.Sent();
        return lease;
    }

    public RequestLimiter Create(IRateController? rate = null, TimeProvider? time = null)
    {
        var limiter = new RequestLimiter(
            time ?? Time,
            rate ?? new UnlimitedRate(),
            new Cooldown(
                new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8)), new TimeLimit(TimeSpan.FromSeconds(60), "MaxRetryAfter"), new Random(1)));
        _limiters.Add(limiter);
        return limiter;
    }

    public void Dispose() => _limiters.ForEach(limiter => limiter.Dispose());
}

/// <summary>Shorter calls for tests.</summary>
internal static class LimiterCalls
{
    public static Task<IMainImageLease> AcquireAsync(this RequestLimiter limiter, MainImageTicket? ticket = null) =>
        limiter.AcquireAsync(ticket ?? new MainImageTicket(deviceId: null), CancellationToken.None).AsTask();

    /// <summary>How many of the calls have no lease yet.</summary>
    public static int Waiting(this IEnumerable<Task<IMainImageLease>> calls) => calls.Count(call => !call.IsCompleted);

    public static void Accept(this IMainImageLease lease) => lease.Complete(RateLimitSignal.Accepted, retryAfter: null);

    public static void Refuse(this IMainImageLease lease, double? retryAfter = null) =>
        lease.Complete(RateLimitSignal.Refused, retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

    public static void GiveUp(this IMainImageLease lease) => lease.Complete(RateLimitSignal.None, retryAfter: null);
}
