using System.Net;
using System.Text;
using System.Text.Json;

namespace Een.Media.Client.Http;

/// <summary>
/// Reads <c>{code, status, message, details[]}</c> member by member, because any member may be missing or of another type, and
/// members that are there must survive the ones that are not.
/// </summary>
internal static class ErrorBody
{
    private const int MaxTextLength = 1000;
    private const int MaxDetails = 32;
    private const int MaxMembers = 32;

    public static ApiError Parse(ReadOnlyMemory<byte> body, HttpStatusCode statusCode, SecretScrubber secrets)
    {
        var none = new ApiError(statusCode);
        try
        {
            using JsonDocument document = JsonDocument.Parse(Decode(body.Span), new JsonDocumentOptions { MaxDepth = 16 });
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? none : none with
            {
                Status = Text(root, "status", secrets),
                Message = Text(root, "message", secrets),
                Details = [.. Elements(root, "details").Take(MaxDetails).Where(IsObject).Select(detail => Detail(detail, secrets))],
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON: HTML from a gateway, nothing at all, junk.
            return none;
        }
    }

    /// <summary>Bytes that are no valid UTF-8 become U+FFFD, so that they spoil one member and not all.</summary>
    private static string Decode(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body).TrimStart('\uFEFF');

    private static EenErrorDetail Detail(JsonElement detail, SecretScrubber secrets) => new()
    {
        Type = Text(detail, "type", secrets),
        Reason = Text(detail, "reason", secrets),
        Domain = Text(detail, "domain", secrets),
        Metadata = Metadata(detail, secrets),
        ArgumentViolations =
        [
            .. Elements(detail, "argumentViolations").Take(MaxMembers).Where(IsObject)
                .Select(v => new EenArgumentViolation(Text(v, "argumentName", secrets), Text(v, "description", secrets))),
        ],
        Resource = Text(detail, "resource", secrets),
        Ids = [.. Elements(detail, "ids").Take(MaxMembers).Select(id => Text(id, secrets)).OfType<string>()],
    };

    private static Dictionary<string, string> Metadata(JsonElement detail, SecretScrubber secrets)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!detail.TryGetProperty("metadata", out JsonElement members) || !IsObject(members))
            return metadata;
        foreach (JsonProperty member in members.EnumerateObject().Take(MaxMembers))
        {
            if ((Text(member.Value, secrets) ?? Scalar(member.Value)) is { } value)
                metadata[Clean(member.Name, secrets)] = value;
        }

        return metadata;
    }

    private static string? Scalar(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? Clip(value.GetRawText()) : null;

    private static string? Text(JsonElement parent, string name, SecretScrubber secrets) =>
        parent.TryGetProperty(name, out JsonElement value) ? Text(value, secrets) : null;

    private static string? Text(JsonElement value, SecretScrubber secrets)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? Clean(text, secrets) : null;
        }
        catch (InvalidOperationException)
        {
            // An escape for half a surrogate pair is valid JSON, but no text.
            return null;
        }
    }

    /// <summary>
    /// Without the secrets that the request carried, which a server may echo; on one line, because it goes to logs; and not too long.
    /// </summary>
    private static string Clean(string text, SecretScrubber secrets) =>
        Clip(string.Concat(secrets.Scrub(text).Select(c => char.IsControl(c) ? ' ' : c)));

    private static string Clip(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength] + "…";

    private static IEnumerable<JsonElement> Elements(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;
}
