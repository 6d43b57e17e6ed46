using System.Text.Json;
using System.Text.Json.Serialization;
using Een.Media.Client.Http;
using Een.Media.Client.Paging;

namespace Een.Media.Client.Recordings;

/// <summary>One result of <c>/media</c>.</summary>
internal sealed record RecordingIntervalDto
{
    private const string What = "a recording interval";

    [JsonPropertyName("deviceId")]
    public string? DeviceId { get; init; }

    [JsonPropertyName("type")]
    public string? Type { get; init; }

    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    [JsonPropertyName("startTimestamp")]
    public string? StartTimestamp { get; init; }

    [JsonPropertyName("endTimestamp")]
    public string? EndTimestamp { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static ResultPage<RecordingInterval> ToPage(PageDto<RecordingIntervalDto> page) => page.ToPage(What, dto => dto.ToInterval());

    private RecordingInterval ToInterval()
    {
        RequiredFields.Check(
            What,
            ("deviceId", DeviceId),
            ("type", Type),
            ("mediaType", MediaType),
            ("startTimestamp", StartTimestamp),
            ("endTimestamp", EndTimestamp));
        DateTimeOffset start = RequiredFields.Timestamp(What, "startTimestamp", StartTimestamp!);
        DateTimeOffset end = RequiredFields.Timestamp(What, "endTimestamp", EndTimestamp!);
        if (end < start)
            throw new EenProtocolException(
                $"The service listed {What} that ends at {WireTimestamp.Format(end)}, before it begins at {WireTimestamp.Format(start)}.");
        (StreamUrls urls, IReadOnlyDictionary<string, JsonElement> others) = ExtensionData.Split(Others);
        return new RecordingInterval
        {
            DeviceId = DeviceId!,
            StreamType = StreamType.FromWire(Type!),
            MediaType = Client.MediaType.FromWire(MediaType!),
            StartTimestamp = start,
            EndTimestamp = end,
            Urls = urls,
            AdditionalProperties = others,
        };
    }
}

/// <summary>Reads the answers above without reflection, for trimming and AOT.</summary>
[JsonSerializable(typeof(PageDto<RecordingIntervalDto>))]
internal sealed partial class RecordingsJson : JsonSerializerContext;
