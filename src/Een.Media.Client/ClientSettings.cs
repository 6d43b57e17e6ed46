using System.Globalization;
using Een.Media.Client.Resilience;
using Een.Media.Client.Wire;

namespace Een.Media.Client;

/// <summary>The options, checked and frozen.</summary>
internal sealed record ClientSettings(
    Uri? BaseAddress, EenCredential Credential, HostRules Hosts, string UserAgent,
    WireLimits Limits, RetrySettings Retry, PacingSettings Pacing, TimeProvider Time)
{
    private const int SmallestMaxImageBytes = 1024;
    private const int LargestMaxImageBytes = 1024 * 1024 * 1024;

    public static ClientSettings From(EenMediaClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var hosts = new HostRules(options.AllowedHosts, nameof(options.AllowedHosts));
        EenCredential credential = options.Credential
            ?? throw Wrong(nameof(options.Credential), "is required, for example EenCredential.FromAccessToken(token).");
        if (options.MaxImageBytes is < SmallestMaxImageBytes or > LargestMaxImageBytes)
            throw Wrong(nameof(options.MaxImageBytes), string.Create(CultureInfo.InvariantCulture, $"is {options.MaxImageBytes}; allowed are {SmallestMaxImageBytes} to {LargestMaxImageBytes} bytes."));
        if (options.ApplicationName?.Any(c => c is < ' ' or > '~' or '(' or ')') == true)
            throw Wrong(nameof(options.ApplicationName), "may hold printable ASCII without parentheses only.");
        if (options.TimeProvider is null)
            throw Wrong(nameof(options.TimeProvider), "is null; use TimeProvider.System.");
        Uri? baseAddress = options.BaseAddress is { } address
            ? hosts.CheckBaseAddress(address, nameof(options.BaseAddress))
            : throw Wrong(nameof(options.BaseAddress), "is required, for example https://api.c001.eagleeyenetworks.com.");
        RetrySettings retry = RetrySettings.From(options.Retry ?? throw Wrong(nameof(options.Retry), "is null; leave it alone for the defaults."));
        return new(
            baseAddress,
            credential,
            hosts,
            Wire.UserAgent.For(options.ApplicationName),
            new WireLimits(options.MaxImageBytes, retry.BodyInactivity),
            retry,
            PacingSettings.From(options.MainImagePacing ?? throw Wrong(nameof(options.MainImagePacing), "is null; leave it alone for the defaults.")),
            options.TimeProvider);
    }

    private static ArgumentException Wrong(string option, string problem) => new($"{nameof(EenMediaClientOptions)}.{option} {problem}", option);
}
