namespace Een.Media.Client;

/// <summary>
/// The media session, with which a browser or a player fetches media. Get it from <see cref="IEenMediaClient.MediaSession"/>.
/// Thread-safe.
/// </summary>
public interface IMediaSessionClient
{
    /// <summary>
    /// Starts a media session: asks where, and fetches the cookie from there. The access token is sent there only if the address is one
    /// that <see cref="EenMediaClientOptions.BaseAddress"/> might be as well.
    /// </summary>
    /// <param name="cancellationToken">Ends the call; it then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>The cookie, for a browser or a player that cannot send an access token.</returns>
    /// <exception cref="EenProtocolException">The service named no address, or one to which no token goes, or set no cookie.</exception>
    /// <exception cref="EenMediaException">All other errors; see the subclasses.</exception>
    Task<MediaSession> StartAsync(CancellationToken cancellationToken = default);
}
