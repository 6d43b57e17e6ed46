using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Een.Media.Emulator.Hosting;

/// <summary>What an endpoint says, before any fault changes it and before it is written.</summary>
internal sealed class Answer(int status)
{
    public int Status { get; } = status;

    public string? ContentType { get; set; }

    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Every header but content type and length, in the order written.</summary>
    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public static Answer Json<T>(int status, T body, JsonTypeInfo<T> type) =>
        new(status) { ContentType = "application/json", Body = JsonBytes.Write(json => JsonSerializer.Serialize(json, body, type)) };

    public string? Header(string name)
    {
        foreach (KeyValuePair<string, string> header in Headers)
        {
            if (header.Key == name)
                return header.Value;
        }

        return null;
    }

    /// <summary>Sets, replaces or (with <see langword="null"/>) removes a header.</summary>
    public void SetHeader(string name, string? value)
    {
        int index = Headers.FindIndex(header => header.Key == name);
        if (index >= 0)
            Headers.RemoveAt(index);
        if (value is not null)
            Headers.Insert(index >= 0 ? index : Headers.Count, new(name, value));
    }
}
