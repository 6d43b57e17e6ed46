namespace Een.Media.Client;

/// <summary>
/// Decides when requests for main images are sent. Every request needs a lease first. Implement this interface to share one rate limit
/// between several clients or processes. Without an implementation, each client learns the limit by itself (<see
/// cref="MainImagePacingOptions"/>). Implementations must be thread-safe. They are never asked for previews: the client limits those by
/// itself, with a separate limiter of the same kind.
/// </summary>
public interface IMainImageLimiter
{
    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="ticket">Identifies the call. A call keeps its ticket for all its attempts, so a refused call can go before later
    /// ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A lease. The client completes each lease exactly once, even when nothing was sent.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<IMainImageLease> AcquireAsync(MainImageTicket ticket, CancellationToken cancellationToken);
}
