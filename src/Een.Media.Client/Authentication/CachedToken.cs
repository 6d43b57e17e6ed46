namespace Een.Media.Client.Authentication;

/// <summary>The access token in use, and when to renew it.</summary>
/// <param name="Record">All that is stored with it.</param>
/// <param name="Token">As it is sent.</param>
/// <param name="RenewAt">When to renew it; <see langword="null"/> to renew only when the service refuses it.</param>
internal sealed record CachedToken(TokenRecord Record, AccessToken Token, DateTimeOffset? RenewAt)
{
    public bool IsFresh(DateTimeOffset now) => RenewAt is not { } renewAt || now < renewAt;

    /// <summary>Never a value.</summary>
    public override string ToString() => "CachedToken(redacted)";
}
