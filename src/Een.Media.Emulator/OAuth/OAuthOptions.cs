namespace Een.Media.Emulator;

/// <summary>The sign-in side of the emulated account.</summary>
public sealed record OAuthOptions
{
    /// <summary>The id of the one application that may sign in. <see langword="null"/>, the default: made from the seed.</summary>
    public string? ClientId { get; init; }

    /// <summary>Its secret. <see langword="null"/>, the default: made from the seed.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>How long an authorization code may be used, any time above zero. Default: 5 minutes.</summary>
    public TimeSpan AuthorizationCodeLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a refresh token may lie unused, any time above zero. Default: 14 days.</summary>
    public TimeSpan RefreshTokenIdleLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a sign-in lasts altogether, however often it is refreshed, any time above zero. Default: 90 days.</summary>
    public TimeSpan SignInLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Whether a refresh token may be used only once. Default: it may.</summary>
    public RefreshTokenMode RefreshTokens { get; init; }

    /// <summary>How a grant that is no longer good (expired, revoked, used up, another client's) is refused: 401, the default, or 400.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither.</exception>
    public int RefusedGrantStatus
    {
        get;
        init => field = value is 400 or 401 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A grant is refused with 400 or 401.");
    } = 401;

    /// <summary>The shape of the body of a refusal. Default: that of OAuth 2.</summary>
    public OAuthErrorShape ErrorShape { get; init; }
}
