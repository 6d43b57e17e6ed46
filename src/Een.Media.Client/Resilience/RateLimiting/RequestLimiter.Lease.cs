using System.Threading.RateLimiting;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <content>The lease that a caller holds while its request is in progress.</content>
internal sealed partial class RequestLimiter
{
    private sealed class Lease : IMainImageLease
    {
        private readonly RequestLimiter _limiter;

        public Lease(RequestLimiter limiter, double grantedAt)
        {
            (_limiter, GrantedAt) = (limiter, grantedAt);
            Node = new LinkedListNode<Lease>(this);
        }

        public LinkedListNode<Lease> Node { get; }

        /// <summary>The permit of the user's limiter, if there is one.</summary>
        public RateLimitLease? UserPermit { get; init; }

        public double GrantedAt { get; }

        public double? SentAt { get; set; }

        /// <summary>
        /// Whether its request no longer counts as in progress: it was completed, or it counts as accepted because no answer came in time.
        /// </summary>
        public bool IsSettled { get; set; }

        public bool IsCompleted { get; set; }

        public void Sent(TimeSpan ago = default) => _limiter.MarkSent(this, ago);

        public void Complete(RateLimitSignal signal, TimeSpan? retryAfter) => _limiter.Complete(this, signal, retryAfter);
    }
}
