using System.Net;
using System.Text.Json;
using Een.Media.Client.Errors;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>
/// Interprets error answers of the authentication service. Their body is not documented, so both OAuth's form (RFC 6749 §5.2) and the media
/// API's form are read.
/// </summary>
internal static class TokenRefusal
{
    public static EenMediaException ToException(HttpStatusCode status, ReadOnlyMemory<byte> body, OAuthGrant grant, SecretScrubber secrets)
    {
        int code = (int)status;
        if (code < 400)
            return new EenProtocolException(
                $"The authentication service answered HTTP {code} where 200 was expected. Redirects are not followed.");
        ApiError error = ErrorMapping.Parse(body, status, secrets);
        (string? oauthError, string? description) = OAuthError(body, secrets);
        error = error with { Status = error.Status ?? oauthError, Message = error.Message ?? description };
        string said =
            $" (HTTP {code}{(error.Status is null ? "" : ", " + error.Status)}{(error.Message is null ? "" : ": " + error.Message)})";
        if (oauthError == "invalid_client")
            return new EenAuthenticationException("The client id or client secret is not accepted." + said, error);
        if (IsTransient(code))
            return new EenApiException("The authentication service cannot answer now." + said, error);
        return IsFinal(status, oauthError)
            ? new EenAuthenticationException(grant.WhenRefused + said, error)
            : new EenApiException("The authentication service refused the request. Check the authentication address." + said, error);
    }

    /// <summary>
    /// A sign-in ends with an OAuth error that says so, or with 400 or 401 without an OAuth error. Anything else (403 of a firewall, 404 of
    /// a wrong route, 421 of a proxy) says nothing about the grant.
    /// </summary>
    private static bool IsFinal(HttpStatusCode status, string? oauthError) => oauthError switch
    {
        "invalid_grant" => true,
        null => status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized,
        _ => false,
    };

    private static bool IsTransient(int code) => code is 408 or 425 or 429 or >= 500;

    private static (string? Error, string? Description) OAuthError(ReadOnlyMemory<byte> body, SecretScrubber secrets) =>
        BoundedJson.ReadObject(body, root => (Text(root, "error", secrets), Text(root, "error_description", secrets)));

    private static string? Text(JsonElement root, string name, SecretScrubber secrets) =>
        BoundedJson.String(root, name) is { } text ? QueryString.Printable(secrets.Scrub(text)) : null;
}
