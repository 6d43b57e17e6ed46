namespace Een.Media.Client;

/// <summary>
/// Decides when requests for main images are sent. Every request takes a lease first. Implement it to share one rate limit between several
/// clients or processes; without one, each client learns the limit by itself (<see cref="MainImagePacingOptions"/>). Implementations must
/// be thread-safe.
/// </summary>
public interface IMainImageLimiter
{
    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="ticket">The call that asks. It keeps its ticket through all its attempts, so that a refused call can go before later
    /// ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A lease. The client completes each one exactly once, also when nothing was sent.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<IMainImageLease> AcquireAsync(MainImageTicket ticket, CancellationToken cancellationToken);
}
