namespace Een.Media.Emulator.AccessTokens;

/// <summary>What an access token stands for.</summary>
internal sealed class AccessGrant(DateTimeOffset expires, VideoPermissions permissions)
{
    private volatile bool _revoked;

    public DateTimeOffset Expires { get; } = expires;

    public VideoPermissions Permissions { get; } = permissions;

    public void Revoke() => _revoked = true;

    public bool IsGood(DateTimeOffset now) => !_revoked && now < Expires;
}
