using System.Globalization;
using System.Text.Json;

namespace Een.Media.Client.Http;

/// <summary>
/// The account's API host as the service names it: <c>"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com","port":443}</c>.
/// </summary>
internal static class BaseUrlParser
{
    private const int HttpsPort = 443;
    private const int LongestHostName = 255;

    /// <summary>
    /// The address, or <see langword="null"/> when the object does not hold a usable one. <see cref="HostRules"/> decides whether a token
    /// may go there.
    /// </summary>
    /// <param name="answer">The object around <c>httpsBaseUrl</c>.</param>
    /// <param name="source">The address that answered. If it is plain http on loopback, a loopback host is plain http as well.</param>
    public static Uri? Parse(JsonElement answer, Uri source)
    {
        if (!answer.TryGetProperty("httpsBaseUrl", out JsonElement baseUrl) || baseUrl.ValueKind != JsonValueKind.Object)
            return null;
        if (!baseUrl.TryGetProperty("hostname", out JsonElement name) || name.ValueKind != JsonValueKind.String)
            return null;
        string? host = name.GetString();
        if (host is null || host.Length > LongestHostName || Uri.CheckHostName(host) is UriHostNameType.Unknown or UriHostNameType.Basic)
            return null;
        if (Port(baseUrl) is not { } port)
            return null;
        string authority = string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
        if (!Uri.TryCreate($"{Uri.UriSchemeHttps}://{authority}", UriKind.Absolute, out Uri? address))
            return null; // An IPv6 address without brackets passes as a host name, but not in a URI.
        if (HostRules.IsLoopback(address) && !HostRules.IsLoopback(source))
            return null; // Only a service on this machine may send the token to this machine.
        return HostRules.IsLoopback(address) && source.Scheme == Uri.UriSchemeHttp
            ? new Uri($"{Uri.UriSchemeHttp}://{authority}")
            : address;
    }

    private static int? Port(JsonElement baseUrl)
    {
        if (!baseUrl.TryGetProperty("port", out JsonElement port) || port.ValueKind == JsonValueKind.Null)
            return HttpsPort;
        return port.ValueKind == JsonValueKind.Number && port.TryGetInt32(out int number) && number is > 0 and <= ushort.MaxValue
            ? number
            : null;
    }
}
