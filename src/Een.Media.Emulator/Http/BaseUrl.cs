using System.Text.Json.Serialization;

namespace Een.Media.Emulator.Http;

/// <summary>The vendor's <c>httpsBaseUrl</c>: the address of the API in client settings and token replies.</summary>
internal static class BaseUrl
{
    /// <summary>The value in the form that the behavior chooses.</summary>
    public static object Of(Uri address, BaseUrlForm form) =>
        form == BaseUrlForm.Text ? address.GetLeftPart(UriPartial.Authority) : new HostAndPort(address.Host, address.Port);
}

internal sealed record HostAndPort([property: JsonPropertyName("hostname")] string Hostname, [property: JsonPropertyName("port")] int Port);
