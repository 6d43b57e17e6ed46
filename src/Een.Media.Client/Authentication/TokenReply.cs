using System.Globalization;
using System.Text.Json;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>
/// The answer to a token request, read member by member: a refresh token that arrived is the only copy there is, and must not be lost
/// because something beside it is wrong.
/// </summary>
internal sealed record TokenReply(string? AccessToken, string? RefreshToken, TimeSpan? ExpiresIn, Uri? BaseAddress)
{
    private const int MaxDepth = 16;

    /// <summary>Longer than any token lives; what says more is not believed.</summary>
    private static readonly double s_longestSeconds = TimeSpan.FromDays(366).TotalSeconds;

    public static TokenReply Parse(ReadOnlyMemory<byte> body, Uri source)
    {
        var nothing = new TokenReply(null, null, null, null);
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object
                ? nothing
                : new(Token(root, "access_token"), Token(root, "refresh_token"), Lifetime(root), HostAnswer.Read(root, source));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or text in it that is no valid UTF-16.
            return nothing;
        }
    }

    /// <summary>Never a value.</summary>
    public override string ToString() => "TokenReply(redacted)";

    private static string? Token(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && TokenText.IsUsable(value.GetString())
            ? value.GetString()
            : null;

    /// <summary>A number of seconds, which some write as text.</summary>
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
