using System.Text.Json;

namespace Een.Media.Client.Http;

/// <summary>Reads untrusted JSON. Its depth is bounded, and it never throws.</summary>
internal static class BoundedJson
{
    private const int MaxDepth = 16;

    /// <summary>
    /// Reads an object. Returns the default value of <typeparamref name="T"/> if the body is not a JSON object, or if
    /// <paramref name="read"/> meets a string that is not valid text.
    /// </summary>
    public static T? ReadObject<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : default;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or an escape for half a surrogate pair, which is valid JSON but not text.
            return default;
        }
    }

    /// <summary>The text of a string; null for any other value, and for a string that is not valid text.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escape for half a surrogate pair is valid JSON, but not text.
            return null;
        }
    }

    /// <summary>The string of a member; null if there is none, or if the value is something else.</summary>
    public static string? String(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
