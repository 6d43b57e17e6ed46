using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Een.Media.Emulator.Http;

namespace Een.Media.Emulator.PageTokens;

/// <summary>Writes one page of a list.</summary>
internal static class PageWriter
{
    public static Answer Write<T>(
        IEnumerable<T> results, JsonTypeInfo<T> type, string? next, string? previous, int? totalSize, LastPageToken none) => new(200)
    {
        ContentType = "application/json",
        Body = JsonBytes.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("results");
            foreach (T result in results)
                JsonSerializer.Serialize(json, result, type);
            json.WriteEndArray();
            WriteToken(json, "nextPageToken", next, none);
            WriteToken(json, "prevPageToken", previous, none);
            if (totalSize is { } size)
                json.WriteNumber("totalSize", size);
            json.WriteEndObject();
        }),
    };

    private static void WriteToken(Utf8JsonWriter json, string name, string? token, LastPageToken none)
    {
        if (token is not null)
            json.WriteString(name, token);
        else if (none == LastPageToken.Empty)
            json.WriteString(name, string.Empty);
        else if (none == LastPageToken.Null)
            json.WriteNull(name);
    }
}
