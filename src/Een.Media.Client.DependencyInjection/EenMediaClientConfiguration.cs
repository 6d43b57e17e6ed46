namespace Een.Media.Client;

/// <summary>
/// The keys of a configuration section for one account. All are optional; without a key, the default of <see cref="EenMediaClientOptions"/>
/// applies. An unknown key stops the host when it starts. <see cref="ToString"/> reveals no value.
/// </summary>
public sealed class EenMediaClientConfiguration
{
    /// <summary>See <see cref="EenMediaClientOptions.BaseAddress"/>.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>See <see cref="EenMediaClientOptions.AuthenticationAddress"/>.</summary>
    public Uri? AuthenticationAddress { get; set; }

    /// <summary>See <see cref="EenMediaClientOptions.ClientSettingsAddress"/>.</summary>
    public Uri? ClientSettingsAddress { get; set; }

    /// <summary>See <see cref="EenMediaClientOptions.AllowedHosts"/>.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>See <see cref="EenMediaClientOptions.ApplicationName"/>.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>See <see cref="EenMediaClientOptions.MaxImageBytes"/>.</summary>
    public int? MaxImageBytes { get; set; }

    /// <summary>See <see cref="EenMediaClientOptions.TokenRenewalMargin"/>, such as <c>00:05:00</c>.</summary>
    public TimeSpan? TokenRenewalMargin { get; set; }

    /// <summary>See <see cref="EenMediaClientOptions.ClockTolerance"/>, such as <c>00:05:00</c>.</summary>
    public TimeSpan? ClockTolerance { get; set; }

    /// <summary>See <see cref="RetryOptions.MaxRetryAttempts"/>.</summary>
    public int? MaxRetryAttempts { get; set; }

    /// <summary>See <see cref="RetryOptions.AttemptTimeout"/>, such as <c>00:00:30</c>.</summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>See <see cref="RetryOptions.TotalTimeout"/>, such as <c>00:05:00</c>.</summary>
    public TimeSpan? TotalTimeout { get; set; }

    /// <summary>A fixed access token. Not together with <see cref="ClientId"/> and the keys that go with it.</summary>
    public string? AccessToken { get; set; }

    /// <summary>The program's client id at Eagle Eye Networks, for tokens that renew themselves.</summary>
    public string? ClientId { get; set; }

    /// <summary>Its secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The refresh token to begin with. It may stay in the configuration: see <see cref="EenCredential.FromRefreshToken"/>. Without it, the
    /// store has to hold the tokens of an earlier sign-in.
    /// </summary>
    public string? RefreshToken { get; set; }

    /// <summary>
    /// The file of a <see cref="FileTokenStore"/>. Not needed when the container has an <see cref="ITokenStore"/>, which takes
    /// precedence.
    /// </summary>
    public string? TokenFile { get; set; }

    /// <summary>The keys, in the order in which a reader looks for them.</summary>
    internal static IReadOnlyList<string> Keys { get; } =
    [
        nameof(BaseAddress), nameof(AccessToken), nameof(ClientId), nameof(ClientSecret), nameof(RefreshToken), nameof(TokenFile),
        nameof(AllowedHosts), nameof(ApplicationName), nameof(AuthenticationAddress), nameof(ClientSettingsAddress), nameof(MaxImageBytes),
        nameof(TokenRenewalMargin), nameof(ClockTolerance), nameof(MaxRetryAttempts), nameof(AttemptTimeout), nameof(TotalTimeout),
    ];

    /// <summary>Never a value.</summary>
    /// <returns>The same text for every configuration.</returns>
    public override string ToString() => "EenMediaClientConfiguration(redacted)";
}
