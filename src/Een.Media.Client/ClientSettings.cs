using System.Globalization;
using Een.Media.Client.Authentication;
using Een.Media.Client.Http;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client;

/// <summary>The options, checked and copied into the settings that each folder below takes.</summary>
internal sealed record ClientSettings(
    Uri? BaseAddress, EenCredential Credential, AuthenticationSettings Authentication, HostRules Hosts, string UserAgent,
    WireLimits Limits, RetrySettings Retry, PacingSettings Pacing, TimeProvider Time)
{
    private const int SmallestMaxImageBytes = 1024;
    private const int LargestMaxImageBytes = 1024 * 1024 * 1024;
    private static readonly TimeSpan s_shortestPing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPing = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_longestMargin = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_shortestTokenTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestTokenTimeout = TimeSpan.FromMinutes(10);

    public ILoggerFactory? LoggerFactory { get; init; }

    public required TimeSpan KeepAlivePing { get; init; }

    public required bool ReportUnknownCameras { get; init; }

    public static ClientSettings From(EenMediaClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var hosts = new HostRules(options.AllowedHosts, nameof(options.AllowedHosts));
        EenCredential credential = options.Credential
            ?? throw InvalidOption.Create(nameof(options.Credential), "is required, for example EenCredential.FromAccessToken(token).");
        if (options.MaxImageBytes is < SmallestMaxImageBytes or > LargestMaxImageBytes)
            throw InvalidOption.Create(
                nameof(options.MaxImageBytes),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"is {options.MaxImageBytes}; allowed are {SmallestMaxImageBytes} to {LargestMaxImageBytes} bytes."));
        if (options.ApplicationName?.Any(c => c is < ' ' or > '~' or '(' or ')') == true)
            throw InvalidOption.Create(nameof(options.ApplicationName), "must consist of printable ASCII characters without parentheses.");
        if (options.TimeProvider is null)
            throw InvalidOption.Create(nameof(options.TimeProvider), "is null; use TimeProvider.System.");
        if (options.TokenRenewalMargin < TimeSpan.Zero || options.TokenRenewalMargin > s_longestMargin)
            throw InvalidOption.Create(
                nameof(options.TokenRenewalMargin),
                string.Create(CultureInfo.InvariantCulture, $"is {options.TokenRenewalMargin}; allowed are 0 to {s_longestMargin}."));
        if (options.ClockTolerance < TimeSpan.Zero || options.ClockTolerance > s_longestMargin)
            throw InvalidOption.Create(
                nameof(options.ClockTolerance),
                string.Create(CultureInfo.InvariantCulture, $"is {options.ClockTolerance}; allowed are 0 to {s_longestMargin}."));
        if (options.TokenRequestTimeout < s_shortestTokenTimeout || options.TokenRequestTimeout > s_longestTokenTimeout)
            throw InvalidOption.Create(
                nameof(options.TokenRequestTimeout),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"is {options.TokenRequestTimeout}; allowed are {s_shortestTokenTimeout} to {s_longestTokenTimeout}."));
        Uri? baseAddress = options.BaseAddress is { } address
            ? hosts.CheckBaseAddress(address, nameof(options.BaseAddress))
            : credential.FindsBaseAddress
                ? null
                : throw InvalidOption.Create(
                    nameof(options.BaseAddress), "is required with this credential, for example https://api.c001.eagleeyenetworks.com.");
        RetrySettings retry = RetrySettings.From(
            options.Retry ?? throw InvalidOption.Create(nameof(options.Retry), "is null; keep its default."));
        var authentication = new AuthenticationSettings(baseAddress, hosts, options.TimeProvider)
        {
            AuthenticationAddress = hosts.CheckServiceAddress(options.AuthenticationAddress, nameof(options.AuthenticationAddress)),
            ClientSettingsAddress = hosts.CheckServiceAddress(options.ClientSettingsAddress, nameof(options.ClientSettingsAddress)),
            ClockTolerance = options.ClockTolerance,
            TokenRenewalMargin = options.TokenRenewalMargin,
            TokenRequestTimeout = new(
                options.TokenRequestTimeout, $"{nameof(EenMediaClientOptions)}.{nameof(options.TokenRequestTimeout)}"),
        };
        return new(
            baseAddress,
            credential,
            authentication,
            hosts,
            Http.UserAgent.For(options.ApplicationName),
            new WireLimits(options.MaxImageBytes, retry.BodyInactivity),
            retry,
            PacingSettings.From(
                options.MainImagePacing ?? throw InvalidOption.Create(nameof(options.MainImagePacing), "is null; keep its default.")),
            options.TimeProvider)
        {
            LoggerFactory = options.LoggerFactory,
            KeepAlivePing = CheckKeepAlivePing(options.KeepAlivePing),
            ReportUnknownCameras = options.ReportUnknownCameras,
        };
    }

    public static TimeSpan CheckKeepAlivePing(TimeSpan ping) =>
        ping == Timeout.InfiniteTimeSpan || (ping >= s_shortestPing && ping <= s_longestPing)
            ? ping
            : throw InvalidOption.Create(
                nameof(EenMediaClientOptions.KeepAlivePing),
                $"is {ping}; allowed are 1 second to 1 day, and Timeout.InfiniteTimeSpan for no pings.");
}
