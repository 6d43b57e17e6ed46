namespace Een.Media.Client.Authentication;

/// <summary>Asks the program for its token, and parses each new one once.</summary>
internal sealed class CallbackCredential : EenCredential
{
    private readonly Func<CancellationToken, ValueTask<string>> _provider;
    private AccessToken? _last;

    public CallbackCredential(Func<CancellationToken, ValueTask<string>> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _provider = provider;
    }

    internal override async ValueTask<AccessToken> GetTokenAsync(
        CredentialContext context, AccessToken? rejected, CancellationToken cancellationToken)
    {
        string value = await _provider(cancellationToken).ConfigureAwait(false);
        AccessToken? token = _last;
        if (token is null || token.Value != value)
            _last = token = AccessTokenParser.ToAccessToken(value, "provider");
        return AccessTokenParser.ThrowIfExpired(token, context.Settings);
    }
}
