using System.Globalization;
using System.Text.Json;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>
/// The answer to a token request, read member by member. A refresh token in it is the only copy, and must not be lost because another
/// member is wrong.
/// </summary>
internal sealed record TokenReply(string? AccessToken, string? RefreshToken, TimeSpan? ExpiresIn, Uri? BaseAddress)
{
    /// <summary>Longer than any token is valid. A larger number is not trusted.</summary>
    private static readonly double s_longestSeconds = TimeSpan.FromDays(366).TotalSeconds;

    public static TokenReply Parse(ReadOnlyMemory<byte> body, Uri source) => BoundedJson.ReadObject(body, root =>
        new TokenReply(Token(root, "access_token"), Token(root, "refresh_token"), Lifetime(root), BaseUrlParser.Parse(root, source)))
        ?? new TokenReply(null, null, null, null);

    /// <summary>Never a value.</summary>
    public override string ToString() => "TokenReply(redacted)";

    private static string? Token(JsonElement root, string name) =>
        BoundedJson.String(root, name) is { } token && AccessTokenParser.IsUsable(token) ? token : null;

    /// <summary>A number of seconds, which some services write as text.</summary>
    private static TimeSpan? Lifetime(JsonElement root)
    {
        if (!root.TryGetProperty("expires_in", out JsonElement value))
            return null;
        double seconds = 0;
        bool readable = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out seconds),
            JsonValueKind.String => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds),
            _ => false,
        };
        return readable && seconds > 0 && seconds <= s_longestSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
