using Een.Media.Emulator.AccessTokens;

namespace Een.Media.Emulator.OAuth;

/// <summary>One user's consent, and the pair of tokens that it has led to so far.</summary>
internal sealed class SignIn(DateTimeOffset begun)
{
    public DateTimeOffset Begun { get; } = begun;

    public DateTimeOffset LastUsed { get; set; } = begun;

    public string? AccessToken { get; set; }

    public AccessGrant? Access { get; set; }
}

/// <summary>An authorization code's conditions.</summary>
internal sealed record AuthorizationCode(DateTimeOffset Expires, string? RedirectUri, string? Challenge);
