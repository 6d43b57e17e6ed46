using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Een.Media.Emulator.Hosting;

/// <summary>Writes one page of a listing; what stands for "no more" is a matter of behavior.</summary>
internal static class PageWriter
{
    public static Answer Write<T>(IEnumerable<T> results, JsonTypeInfo<T> type, string? next, string? previous, int? totalSize, LastPageToken none) => new(200)
    {
        ContentType = "application/json",
        Body = JsonBytes.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("results");
            foreach (T result in results)
                JsonSerializer.Serialize(json, result, type);
            json.WriteEndArray();
            Token(json, "nextPageToken", next, none);
            Token(json, "prevPageToken", previous, none);
            if (totalSize is { } size)
                json.WriteNumber("totalSize", size);
            json.WriteEndObject();
        }),
    };

    private static void Token(Utf8JsonWriter json, string name, string? token, LastPageToken none)
    {
        if (token is not null)
            json.WriteString(name, token);
        else if (none == LastPageToken.Empty)
            json.WriteString(name, string.Empty);
        else if (none == LastPageToken.Null)
            json.WriteNull(name);
    }
}
