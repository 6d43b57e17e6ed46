using System.Text.Json.Serialization;

namespace Een.Media.Client.MediaSessions;

/// <summary>The answer of <c>/media/session</c>.</summary>
internal sealed record MediaSessionDto([property: JsonPropertyName("url")] string? Url);

/// <summary>Reads the answers above without reflection, for trimming and AOT.</summary>
[JsonSerializable(typeof(MediaSessionDto))]
internal sealed partial class MediaSessionsJson : JsonSerializerContext;
