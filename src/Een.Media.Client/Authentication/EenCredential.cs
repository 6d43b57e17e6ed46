using Een.Media.Client.Authentication;

namespace Een.Media.Client;

/// <summary>The credential that the client uses to authenticate. Thread-safe. Its <c>ToString</c> holds no secret.</summary>
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
    public static EenCredential FromAccessToken(string token) => new FixedTokenCredential(token);

    /// <summary>
    /// An access token from the program's own source. The source is asked for every attempt, so it should keep the token and answer at
    /// once; after an answer of 401 it is asked again, and the request is sent once more if the token is another one.
    /// </summary>
    /// <param name="provider">
    /// Yields the current bearer token, without the word <c>Bearer</c>. What it throws reaches the caller untouched; a text that cannot
    /// be a token (empty, with white space, or not ASCII) ends the call with an <see cref="ArgumentException"/> for this parameter.
    /// </param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    public static EenCredential FromAccessToken(Func<CancellationToken, ValueTask<string>> provider) =>
        new CallbackCredential(provider);

    /// <summary>
    /// A credential that begins with a refresh token and renews itself for as long as the service allows. The refresh token is
    /// used once, at the first start; from then on the store has its successors. So the program may keep it in its configuration:
    /// a refresh token that the store has seen is not used again, and a new one, after a new sign-in, takes precedence over what is stored.
    /// </summary>
    /// <param name="clientId">The program's client id at Eagle Eye Networks.</param>
    /// <param name="clientSecret">Its secret.</param>
    /// <param name="refreshToken">The refresh token of the user.</param>
    /// <param name="store">Keeps the tokens between runs. It is not disposed.</param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>. It finds <see cref="EenMediaClientOptions.BaseAddress"/>
    /// itself.</returns>
    /// <exception cref="ArgumentException">A text is empty, or no token.</exception>
    public static EenCredential FromRefreshToken(string clientId, string clientSecret, string refreshToken, ITokenStore store)
    {
        if (!AccessTokenParser.IsUsable(refreshToken))
            throw new ArgumentException(
                "The refresh token is empty, or holds white space or characters that no token has.", nameof(refreshToken));
        return Renewing(clientId, clientSecret, new RefreshGrant(refreshToken), store);
    }

    /// <summary>
    /// A credential that begins with a sign-in by browser (see <see cref="EenSignIn"/>). The code is exchanged at the first call of the
    /// client, so make one soon; from then on it works like <see cref="FromRefreshToken"/>.
    /// </summary>
    /// <param name="clientId">The program's client id at Eagle Eye Networks.</param>
    /// <param name="clientSecret">Its secret.</param>
    /// <param name="code">What the browser brought back.</param>
    /// <param name="store">Keeps the tokens between runs. It is not disposed.</param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>. It finds <see cref="EenMediaClientOptions.BaseAddress"/>
    /// itself.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static EenCredential FromAuthorizationCode(string clientId, string clientSecret, AuthorizationCode code, ITokenStore store)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Renewing(clientId, clientSecret, new CodeGrant(code), store);
    }

    /// <summary>
    /// A credential that goes on with the tokens of an earlier sign-in. With an empty store, every call throws
    /// <see cref="EenAuthenticationException"/> before anything is sent.
    /// </summary>
    /// <param name="clientId">The program's client id at Eagle Eye Networks.</param>
    /// <param name="clientSecret">Its secret.</param>
    /// <param name="store">Holds the tokens. It is not disposed.</param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>. It finds <see cref="EenMediaClientOptions.BaseAddress"/>
    /// itself.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static EenCredential FromTokenStore(string clientId, string clientSecret, ITokenStore store) =>
        Renewing(clientId, clientSecret, seed: null, store);

    /// <summary>Whether the tokens come with the account's API root, so that the user need not give it.</summary>
    internal virtual bool FindsBaseAddress => false;

    /// <summary>Ends when no request for tokens is under way whose answer could be lost.</summary>
    internal virtual Task WhenSettledAsync() => Task.CompletedTask;

    /// <summary>The token to send now.</summary>
    /// <param name="context">The clock, and the way to the authentication service.</param>
    /// <param name="rejected">A token that the service has just refused, so that another one is wanted if there is one.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal abstract ValueTask<AccessToken> GetTokenAsync(
        CredentialContext context, AccessToken? rejected, CancellationToken cancellationToken);

    private static RenewingCredential Renewing(string clientId, string clientSecret, Grant? seed, ITokenStore store)
    {
        var identity = new ClientIdentity(clientId, clientSecret);
        ArgumentNullException.ThrowIfNull(store);
        return new(new TokenRenewal(new TokenService(identity), new GuardedTokenStore(store), seed));
    }
}
