using System.Threading.RateLimiting;

namespace Een.Media.Client.Orleans.Limits;

/// <summary>
/// Grants one permit per interval, the first after one interval, so that processes that lose the cluster together send no burst.
/// </summary>
internal sealed class SlowLimiter(TimeSpan interval, TimeProvider time) : RateLimiter
{
    private readonly object _lock = new();
    private readonly long _start = time.GetTimestamp();
    private TimeSpan? _next;

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(isAcquired: false);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            TimeSpan now = time.GetElapsedTime(_start);
            TimeSpan due = _next ?? interval;
            TimeSpan at = due > now ? due : now;
            _next = at + interval;
            wait = at - now;
        }

        await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        return new Lease(isAcquired: true);
    }

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
