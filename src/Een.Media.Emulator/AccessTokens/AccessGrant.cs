namespace Een.Media.Emulator.AccessTokens;

/// <summary>The rights of an access token.</summary>
internal sealed class AccessGrant(string id, DateTimeOffset expires, VideoPermissions permissions)
{
    private volatile bool _revoked;

    public string Id { get; } = id;

    public DateTimeOffset Expires { get; } = expires;

    public VideoPermissions Permissions { get; } = permissions;

    public void Revoke() => _revoked = true;

    public bool IsValid(DateTimeOffset now) => !_revoked && now < Expires;
}
