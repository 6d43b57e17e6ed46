using System.Text.Json.Serialization;

namespace Een.Media.Client.MediaSessions;

/// <summary>The answer of <c>/media/session</c>.</summary>
internal sealed record MediaSessionDto([property: JsonPropertyName("url")] string? Url);
