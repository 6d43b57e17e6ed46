namespace Een.Media.Client;

/// <summary>
/// The permission to send one request, from <see cref="IMainImageLimiter.AcquireAsync"/>. Both members are called while a request is
/// processed, so they must return at once. A remote limiter must forward them in the background.
/// </summary>
public interface IMainImageLease
{
    /// <summary>
    /// Reports that the request is being sent. Judge the answer by this time and not by the time of the lease, because a token renewal or a
    /// slow start may lie between them. Not called when nothing is sent.
    /// </summary>
    /// <param name="ago">How long ago it was sent, never negative. The client passes zero; a limiter on another machine learns it
    /// later.</param>
    void Sent(TimeSpan ago = default);

    /// <summary>Ends the lease, because the request has ended. Exceptions from this method are ignored.</summary>
    /// <param name="signal">What the answer says about the rate limit.</param>
    /// <param name="retryAfter">The wait that the service asks for (<c>Retry-After</c>), never negative; <see langword="null"/> if it names
    /// none.</param>
    void Complete(RateLimitSignal signal, TimeSpan? retryAfter);
}
