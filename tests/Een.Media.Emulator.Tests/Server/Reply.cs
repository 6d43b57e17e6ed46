using System.Net;
using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>An answer with its body.</summary>
internal sealed record Reply(HttpStatusCode Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public int Code => (int)Status;

    public string? NextToken => Headers.GetValueOrDefault("X-Een-NextToken");

    public string? PrevToken => Headers.GetValueOrDefault("X-Een-PrevToken");

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The <c>reason</c> of an error.</summary>
    public string? Reason => Detail("errorInfo")?.GetProperty("reason").GetString();

    /// <summary>The arguments that an error names.</summary>
    public IEnumerable<string?> Violations =>
        Detail(
            "badRequest")?.GetProperty("argumentViolations").EnumerateArray().Select(v => v.GetProperty("argumentName").GetString()) ?? [];

    /// <summary>The true time of an image, read from its bytes.</summary>
    public DateTimeOffset? Taken => FrameStamp.Read(Body);

    public JsonElement? Detail(string type)
    {
        foreach (JsonElement detail in Json.GetProperty("details").EnumerateArray())
        {
            if (detail.GetProperty("type").GetString() == type)
                return detail;
        }

        return null;
    }

    public static async Task<Reply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        Dictionary<string, string> headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.Ordinal);
        return new Reply(response.StatusCode, response.Content.Headers.ContentType?.ToString(), headers, body);
    }
}
