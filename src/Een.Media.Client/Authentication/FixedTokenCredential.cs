namespace Een.Media.Client.Authentication;

/// <summary>One token, read once.</summary>
internal sealed class FixedTokenCredential(string token) : EenCredential
{
    private readonly AccessToken _token = AccessTokenParser.ToAccessToken(token, nameof(token));

    public override DateTimeOffset? ExpiresAt => _token.ExpiresAt;

    internal override ValueTask<AccessToken> GetTokenAsync(
        CredentialContext context, AccessToken? rejected, CancellationToken cancellationToken) =>
        new(AccessTokenParser.ThrowIfExpired(_token, context.Settings));
}
