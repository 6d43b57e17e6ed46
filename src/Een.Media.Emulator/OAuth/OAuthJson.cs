using System.Text.Json.Serialization;
using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator.OAuth;

internal sealed record TokenBody(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("refresh_token")] string RefreshToken,
    [property: JsonPropertyName("expires_in")] long ExpiresIn,
    [property: JsonPropertyName("httpsBaseUrl")] HostAndPort HttpsBaseUrl,
    [property: JsonPropertyName("scope")] string Scope,
    [property: JsonPropertyName("token_type")] string TokenType);

internal sealed record HostAndPort([property: JsonPropertyName("hostname")] string Hostname, [property: JsonPropertyName("port")] int Port)
{
    public static HostAndPort Of(Uri address) => new(address.Host, address.Port);
}

internal sealed record ClientSettings([property: JsonPropertyName("httpsBaseUrl")] HostAndPort HttpsBaseUrl);

internal sealed record OAuthError([property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description);

[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(ClientSettings))]
[JsonSerializable(typeof(OAuthError))]
internal sealed partial class OAuthJson : JsonSerializerContext;

/// <summary>Refusals of the sign-in side in the shape that the options choose.</summary>
internal static class OAuthRefusal
{
    public static Answer Of(int status, string error, string description, OAuthErrorShape shape, Exchange exchange) => shape switch
    {
        OAuthErrorShape.OAuth2 => Answer.Json(status, new OAuthError(error, description), OAuthJson.Default.OAuthError),
        OAuthErrorShape.ApiV3 => exchange.Errors.OfStatus(status),
        _ => new Answer(status),
    };
}
