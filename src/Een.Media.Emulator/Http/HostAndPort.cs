using System.Text.Json.Serialization;

namespace Een.Media.Emulator.Http;

/// <summary>The vendor's <c>httpsBaseUrl</c>: the API's host as client settings and token replies name it.</summary>
internal sealed record HostAndPort([property: JsonPropertyName("hostname")] string Hostname, [property: JsonPropertyName("port")] int Port)
{
    public static HostAndPort Of(Uri address) => new(address.Host, address.Port);
}
