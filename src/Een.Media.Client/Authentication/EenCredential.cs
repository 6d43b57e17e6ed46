using Een.Media.Client.Authentication;

namespace Een.Media.Client;

/// <summary>The credential that the client uses to authenticate. Thread-safe. Its <c>ToString</c> holds no secret.</summary>
public abstract class EenCredential
{
    private protected EenCredential()
    {
    }

    /// <summary>
    /// When a fixed access token expires, according to the token. <see langword="null"/> for a token that does not say it, and for every
    /// credential that renews its tokens.
    /// </summary>
    public virtual DateTimeOffset? ExpiresAt => null;

    /// <summary>
    /// A fixed access token. It is sent until it expires; after that, every call throws <see cref="EenAuthenticationException"/> with
    /// the time of the expiry, before anything is sent. A token that is not a readable JWT is always sent.
    /// </summary>
    /// <param name="token">The bearer token, without the word <c>Bearer</c>.</param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="token"/> is empty or contains white space or control characters.</exception>
    public static EenCredential FromAccessToken(string token) => new FixedTokenCredential(token);

    /// <summary>
    /// An access token from the program's own source. The client calls the source for every attempt, so the source should cache the token
    /// and return at once. After a 401, the client calls it again, and repeats the request once if the token is a different one.
    /// </summary>
    /// <param name="provider">
    /// Returns the current bearer token, without the word <c>Bearer</c>. Its exceptions reach the caller unchanged. A text that cannot be a
    /// token (empty, with white space, or not ASCII) ends the call with an <see cref="ArgumentException"/> for this parameter.
    /// </param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    public static EenCredential FromAccessToken(Func<CancellationToken, ValueTask<string>> provider) =>
        new CallbackCredential(provider);

    /// <summary>
    /// A credential that begins with a refresh token and renews itself for as long as the service allows. The refresh token is
    /// used once, at the first start; after that, the store holds its successors. The program may keep it in its configuration: a refresh
    /// token that was used before is not used again, and a new one, from a new sign-in, takes precedence over the stored tokens.
    /// </summary>
    /// <param name="clientId">The program's client id at Eagle Eye Networks.</param>
    /// <param name="clientSecret">Its secret.</param>
    /// <param name="refreshToken">The refresh token of the user.</param>
    /// <param name="store">Keeps the tokens between runs. It is not disposed.</param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>. It finds <see cref="EenMediaClientOptions.BaseAddress"/>
    /// itself.</returns>
    /// <exception cref="ArgumentException">A text is empty, or the refresh token cannot be a token.</exception>
    public static EenCredential FromRefreshToken(string clientId, string clientSecret, string refreshToken, ITokenStore store)
    {
        if (!AccessTokenParser.IsUsable(refreshToken))
            throw new ArgumentException(
                "The refresh token is empty, or contains white space or characters that a token cannot have.", nameof(refreshToken));
        return Renewing(clientId, clientSecret, new RefreshTokenGrant(refreshToken), store);
    }

    /// <summary>
    /// A credential that begins with a browser sign-in (see <see cref="EenSignIn"/>). The client exchanges the code at its first call, so
    /// make a call soon. After that, the credential works like <see cref="FromRefreshToken"/>.
    /// </summary>
    /// <param name="clientId">The program's client id at Eagle Eye Networks.</param>
    /// <param name="clientSecret">Its secret.</param>
    /// <param name="code">The authorization code from the redirect.</param>
    /// <param name="store">Keeps the tokens between runs. It is not disposed.</param>
    /// <returns>A credential for <see cref="EenMediaClientOptions.Credential"/>. It finds <see cref="EenMediaClientOptions.BaseAddress"/>
    /// itself.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static EenCredential FromAuthorizationCode(string clientId, string clientSecret, AuthorizationCode code, ITokenStore store)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Renewing(clientId, clientSecret, new AuthorizationCodeGrant(code), store);
    }

    /// <summary>
    /// A credential that continues with the tokens of an earlier sign-in. With an empty store, every call throws
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

    /// <summary>Ends when no token request is in progress whose answer could be lost.</summary>
    internal virtual Task WhenSettledAsync() => Task.CompletedTask;

    /// <summary>The token to send now.</summary>
    /// <param name="context">The clock, and the connection to the authentication service.</param>
    /// <param name="rejected">The token that the service has just refused, if any: return a different one if there is one.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal abstract ValueTask<AccessToken> GetTokenAsync(
        CredentialContext context, AccessToken? rejected, CancellationToken cancellationToken);

    private static RenewingCredential Renewing(string clientId, string clientSecret, OAuthGrant? seed, ITokenStore store)
    {
        var identity = new ClientIdentity(clientId, clientSecret);
        ArgumentNullException.ThrowIfNull(store);
        return new(new TokenRenewal(new TokenService(identity), new TokenStoreCalls(store), seed));
    }
}
