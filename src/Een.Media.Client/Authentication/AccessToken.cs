namespace Een.Media.Client;

/// <summary>An access token, what is known of its end, and the API root it came with.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset? ExpiresAt, Uri? BaseAddress)
{
    /// <summary>Never the value.</summary>
    public override string ToString() => "AccessToken(redacted)";
}
