using System.Net;

namespace Een.Media.Client.Http;

/// <summary>
/// Decides where a token may go: with https to <c>*.eagleeyenetworks.com</c> and the hosts that the user listed, and to loopback. Only
/// loopback may use plain http.
/// </summary>
internal sealed class HostRules
{
    private const string VendorDomain = "eagleeyenetworks.com";
    private const string ApiPath = "/api/v3.0";

    private readonly HashSet<string> _allowed;

    /// <exception cref="ArgumentException">One of the hosts is not a host name, so it would never match.</exception>
    public HostRules(IEnumerable<string> allowedHosts, string parameterName) =>
        _allowed = allowedHosts.Select(host => ToIdnHost(host, parameterName)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The scheme and authority of an API root, with or without the API's path behind it.</summary>
    /// <exception cref="ArgumentException">A token must not go there.</exception>
    public Uri CheckBaseAddress(Uri address, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(address, parameterName);
        if (Refusal(address) is { } reason)
            throw new ArgumentException($"{reason} No token is sent to such an address.", parameterName);
        string path = address.AbsolutePath.TrimEnd('/');
        if ((path.Length > 0 && path != ApiPath) || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new ArgumentException(
                "The base address must be a scheme and a host, such as https://api.c001.eagleeyenetworks.com, "
                    + $"without a path other than {ApiPath}.",
                parameterName);
        return new Uri(address.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>The scheme and authority of a service other than the API, without a path.</summary>
    /// <exception cref="ArgumentException">A token must not go there.</exception>
    public Uri CheckServiceAddress(Uri address, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(address, parameterName);
        if (Refusal(address) is { } reason)
            throw new ArgumentException($"{reason} No token is sent to such an address.", parameterName);
        return address.PathAndQuery == "/" && address.Fragment.Length == 0
            ? new Uri(address.GetLeftPart(UriPartial.Authority))
            : throw new ArgumentException(
                "The address must be a scheme and a host, such as https://auth.eagleeyenetworks.com, without a path.", parameterName);
    }

    /// <summary>Why a token must not go to this address, or <see langword="null"/> when it may.</summary>
    public string? Refusal(Uri address)
    {
        if (!address.IsAbsoluteUri)
            return "The address must be absolute, such as https://api.c001.eagleeyenetworks.com.";
        if (address.UserInfo.Length > 0)
            return "The address must not contain a user name or password.";
        if (IsLoopback(address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            return null;
        if (address.Scheme != Uri.UriSchemeHttps)
            return $"'{address.Scheme}://{address.Host}' is not https; plain http is allowed for loopback only.";
        return IsVendor(address.IdnHost) || _allowed.Contains(address.IdnHost)
            ? null
            : $"The host '{address.Host}' is neither under {VendorDomain} nor listed in "
                + $"{nameof(EenMediaClientOptions)}.{nameof(EenMediaClientOptions.AllowedHosts)}.";
    }

    /// <summary>
    /// As above, for an address that a service named. Only a service on loopback may name a loopback address. Otherwise a remote service
    /// could have the token sent to a program on this machine.
    /// </summary>
    public string? Refusal(Uri address, Uri namedBy) => IsLoopback(address) && !IsLoopback(namedBy)
        ? $"'{address.Host}' is a loopback host. Only a service on loopback may name one."
        : Refusal(address);

    /// <summary>Looks only at the name or the literal address, because the answer of a name server can change.</summary>
    public static bool IsLoopback(Uri address) => address.IsAbsoluteUri && address.HostNameType switch
    {
        UriHostNameType.Dns => address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase),

        // Uri.IsLoopback is wrong for IPv6: it accepts ::127.0.0.1, which is an ordinary address.
        UriHostNameType.IPv4 => address.IsLoopback,
        _ => IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip),
    };

    private static string ToIdnHost(string host, string parameterName) => Uri.CheckHostName(host) != UriHostNameType.Unknown
        ? new UriBuilder(Uri.UriSchemeHttps, host).Uri.IdnHost
        : throw new ArgumentException(
            $"'{host}' is not a host name. List names alone, such as media.example.com: no scheme, port, path or wildcard.",
            parameterName);

    private static bool IsVendor(string host) => host.EndsWith("." + VendorDomain, StringComparison.OrdinalIgnoreCase);
}
