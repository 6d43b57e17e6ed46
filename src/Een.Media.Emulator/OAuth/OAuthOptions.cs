namespace Een.Media.Emulator;

/// <summary>Sign-in at the emulated account.</summary>
public sealed record OAuthOptions
{
    /// <summary>The id of the one application that may sign in. <see langword="null"/>, the default: derived from the seed.</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret of that application. <see langword="null"/>, the default: derived from the seed.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>How long an authorization code is valid, more than zero. Default: 5 minutes.</summary>
    public TimeSpan AuthorizationCodeLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an unused refresh token is valid, more than zero. Default: 14 days.</summary>
    public TimeSpan RefreshTokenIdleLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a sign-in lasts in total, however often it is refreshed, more than zero. Default: 90 days.</summary>
    public TimeSpan SignInLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Whether a refresh token can be used more than once. Default: once, <see cref="RefreshTokenMode.Rotating"/>.</summary>
    public RefreshTokenMode RefreshTokens { get; init; }

    /// <summary>The status that refuses an invalid grant (expired, revoked, used, of another client): 401, the default, or 400.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither.</exception>
    public int RefusedGrantStatus
    {
        get;
        init => field = value is 400 or 401
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The status must be 400 or 401.");
    } = 401;

    /// <summary>The body of a refused token request. Default: the error of OAuth 2.</summary>
    public OAuthErrorShape ErrorShape { get; init; }
}
