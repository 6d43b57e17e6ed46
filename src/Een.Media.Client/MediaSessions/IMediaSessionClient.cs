namespace Een.Media.Client;

/// <summary>
/// Starts media sessions, with which a browser or a player fetches media. Get it from <see cref="IEenMediaClient.MediaSession"/>.
/// Thread-safe.
/// </summary>
public interface IMediaSessionClient
{
    /// <summary>
    /// Starts a media session: requests its address, and fetches the cookie from that address. The access token is sent there only if the
    /// address follows the rules of <see cref="EenMediaClientOptions.BaseAddress"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The cookie, for a browser or a player that cannot send an access token.</returns>
    /// <exception cref="EenProtocolException">The service named no address, named one to which no token may be sent, or set no
    /// cookie.</exception>
    /// <exception cref="EenMediaException">All other errors; see the subclasses.</exception>
    Task<MediaSession> StartAsync(CancellationToken cancellationToken = default);
}
