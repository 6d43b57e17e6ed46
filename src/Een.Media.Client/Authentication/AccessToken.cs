namespace Een.Media.Client.Authentication;

/// <summary>An access token, its expiry if known, and the address of the account's API if it came with one.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset? ExpiresAt, Uri? BaseAddress)
{
    /// <summary>Never the value.</summary>
    public override string ToString() => "AccessToken(redacted)";
}
