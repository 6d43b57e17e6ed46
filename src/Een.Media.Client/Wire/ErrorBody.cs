using System.Net;
using System.Text.Json;

namespace Een.Media.Client.Wire;

/// <summary>
/// Reads <c>{code, status, message, details[]}</c> member by member, because any member may be missing or of another type, and
/// members that are there must survive the ones that are not.
/// </summary>
internal static class ErrorBody
{
    private const int MaxMessageLength = 1000;
    private const int MaxDetails = 32;
    private const int MaxMembers = 32;

    public static ApiError Parse(ReadOnlyMemory<byte> body, HttpStatusCode statusCode, SecretScrubber secrets)
    {
        var none = new ApiError(statusCode);
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
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
            // Not JSON, or text in it that is no valid UTF-8: HTML from a gateway, nothing at all, junk.
            return none;
        }
    }

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
        Ids = [.. Elements(detail, "ids").Take(MaxMembers).Where(id => id.ValueKind == JsonValueKind.String).Select(id => Clean(id, secrets))],
    };

    private static Dictionary<string, string> Metadata(JsonElement detail, SecretScrubber secrets)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!detail.TryGetProperty("metadata", out JsonElement members) || !IsObject(members))
            return metadata;
        foreach (JsonProperty member in members.EnumerateObject().Take(MaxMembers))
            metadata[secrets.Scrub(member.Name)] = Clean(member.Value, secrets);
        return metadata;
    }

    private static string? Text(JsonElement parent, string name, SecretScrubber secrets) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 }
            ? Clean(value, secrets)
            : null;

    /// <summary>The value as text without the secrets that the request carried: a server may echo what it was sent.</summary>
    private static string Clean(JsonElement value, SecretScrubber secrets)
    {
        string text = secrets.Scrub(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        return text.Length <= MaxMessageLength ? text : text[..MaxMessageLength] + "…";
    }

    private static IEnumerable<JsonElement> Elements(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;
}
