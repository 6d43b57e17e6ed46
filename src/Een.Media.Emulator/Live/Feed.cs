using System.Text.Json.Serialization;

namespace Een.Media.Emulator.Live;

/// <summary>One result of <c>/feeds</c>. URLs are included on request.</summary>
internal sealed record Feed(string Id, string Type, string DeviceId, string MediaType)
{
    public string? FlvUrl { get; init; }

    public string? RtspUrl { get; init; }

    public string? RtspsUrl { get; init; }

    public string? RtspHttpsUrl { get; init; }

    public string? LocalRtspUrl { get; init; }

    public string? HlsUrl { get; init; }

    public string? MultipartUrl { get; init; }

    public string? WebRtcUrl { get; init; }

    public string? AudioPushHttpsUrl { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Feed))]
internal sealed partial class FeedJson : JsonSerializerContext;
