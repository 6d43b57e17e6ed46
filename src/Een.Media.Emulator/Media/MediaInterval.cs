using System.Text.Json.Serialization;

namespace Een.Media.Emulator.Media;

/// <summary>One result of <c>/media</c>. URLs are included on request.</summary>
internal sealed record MediaInterval(string Type, string DeviceId, string MediaType, string StartTimestamp, string EndTimestamp)
{
    public string? FlvUrl { get; init; }

    public string? RtspUrl { get; init; }

    public string? RtspsUrl { get; init; }

    public string? RtspHttpsUrl { get; init; }

    public string? MultipartUrl { get; init; }

    public string? Mp4Url { get; init; }

    public string? HlsUrl { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MediaInterval))]
internal sealed partial class MediaJson : JsonSerializerContext;
