namespace Een.Media.Client;

/// <summary>What the client shows to the service to be let in. Thread-safe. Its <c>ToString</c> holds no secret.</summary>
public abstract class EenCredential
{
    private protected EenCredential()
    {
    }

    /// <summary>
    /// A fixed access token. It is sent until it expires; after that, every call throws <see cref="EenAuthenticationException"/> with
    /// the time of the expiry, before anything is sent. A token that is no readable JWT is sent as it is.
    /// </summary>
    /// <param name="token">The bearer token, without the word <c>Bearer</c>.</param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="token"/> is empty or holds white space or control characters.</exception>
    public static EenCredential FromAccessToken(string token) => new Authentication.FixedTokenCredential(token);

    /// <summary>
    /// An access token from the program's own source. The source is asked for every attempt, so it should keep the token and answer at
    /// once; after an answer of 401 it is asked again, and the request is sent once more if the token is another one.
    /// </summary>
    /// <param name="provider">Yields the current bearer token, without the word <c>Bearer</c>. What it throws reaches the caller untouched.</param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    public static EenCredential FromAccessToken(Func<CancellationToken, ValueTask<string>> provider) =>
        new Authentication.CallbackCredential(provider);

    /// <summary>The token to send now.</summary>
    /// <param name="context">The clock, and the way to the authentication service.</param>
    /// <param name="rejected">A token that the service has just refused, so that another one is wanted if there is one.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal abstract ValueTask<AccessToken> GetTokenAsync(
        Authentication.CredentialContext context, AccessToken? rejected, CancellationToken cancellationToken);
}
