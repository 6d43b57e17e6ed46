using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Een.Media.Emulator.Http;

/// <summary>An endpoint's answer, before faults change it and before it is sent.</summary>
internal sealed class Answer(int status)
{
    public int Status { get; } = status;

    public string? ContentType { get; set; }

    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Writes a body without a known end, instead of <see cref="Body"/>.</summary>
    public Func<HttpContext, Task>? Stream { get; init; }

    /// <summary>Every header except content type and length, in the order in which they are sent.</summary>
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

    /// <summary>Sets or replaces a header; <see langword="null"/> removes it.</summary>
    public void SetHeader(string name, string? value)
    {
        int index = Headers.FindIndex(header => header.Key == name);
        if (index >= 0)
            Headers.RemoveAt(index);
        if (value is not null)
            Headers.Insert(index >= 0 ? index : Headers.Count, new(name, value));
    }

    /// <summary>Copies everything but the body and its length.</summary>
    public void CopyHeadersTo(HttpResponse response)
    {
        response.StatusCode = Status;
        if (ContentType is { } type)
            response.ContentType = type;
        foreach ((string name, string value) in Headers)
            response.Headers[name] = value;
        response.Headers[HeaderNames.CacheControl] = "no-store";
    }
}
