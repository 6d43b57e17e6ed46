using System.Text.Json.Serialization;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.OAuth;

internal sealed record TokenBody(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("refresh_token")] string RefreshToken,
    [property: JsonPropertyName("expires_in")] long ExpiresIn,
    [property: JsonPropertyName("httpsBaseUrl")] object HttpsBaseUrl,
    [property: JsonPropertyName("scope")] string Scope,
    [property: JsonPropertyName("token_type")] string TokenType);

internal sealed record OAuthError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description)
{
    /// <summary>A refusal in the form that the options choose.</summary>
    public static Answer Of(int status, string error, string description, OAuthErrorShape shape, Exchange exchange) => shape switch
    {
        OAuthErrorShape.OAuth2 => Answer.Json(status, new OAuthError(error, description), OAuthJson.Default.OAuthError),
        OAuthErrorShape.ApiV3 => exchange.Errors.OfStatus(status),
        _ => new Answer(status),
    };
}

[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(HostAndPort))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(OAuthError))]
internal sealed partial class OAuthJson : JsonSerializerContext;
