using Een.Media.Client.Http;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Authentication;

/// <summary>The client's options that a credential needs, checked.</summary>
/// <param name="BaseAddress">The configured API root; null if the credential finds it.</param>
/// <param name="Hosts">The hosts to which a token may be sent.</param>
/// <param name="Time">The clock for expiries and timeouts.</param>
internal sealed record AuthenticationSettings(Uri? BaseAddress, HostRules Hosts, TimeProvider Time)
{
    /// <summary>The vendor's authentication service.</summary>
    public static Uri DefaultAuthenticationAddress { get; } = new("https://auth.eagleeyenetworks.com");

    public required Uri AuthenticationAddress { get; init; }

    public required Uri ClientSettingsAddress { get; init; }

    /// <summary>By how much the clock of this machine may be ahead.</summary>
    public required TimeSpan ClockTolerance { get; init; }

    public required TimeSpan TokenRenewalMargin { get; init; }

    public required TimeLimit TokenRequestTimeout { get; init; }
}
