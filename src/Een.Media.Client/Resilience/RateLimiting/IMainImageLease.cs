namespace Een.Media.Client;

/// <summary>
/// The permission to send one request, from <see cref="IMainImageLimiter.AcquireAsync"/>. Both members are called on the path of a request:
/// they must return at once. A remote limiter sends them on in the background.
/// </summary>
public interface IMainImageLease
{
    /// <summary>
    /// The request is being sent. Judge the answer by this moment and not by that of the lease: a token renewal or a slow start may lie
    /// between them. Not called when nothing is sent.
    /// </summary>
    /// <param name="ago">How long ago that was, never negative. Zero from the client; a limiter on another machine is told later.</param>
    void Sent(TimeSpan ago = default);

    /// <summary>The request has ended, and the lease with it. What this throws is ignored.</summary>
    /// <param name="signal">What the answer says about the rate limit.</param>
    /// <param name="retryAfter">How long the service asks to wait (<c>Retry-After</c>), never negative; <see langword="null"/> if it did
    /// not say.</param>
    void Complete(RateLimitSignal signal, TimeSpan? retryAfter);
}
