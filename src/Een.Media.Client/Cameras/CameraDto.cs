using System.Text.Json;
using System.Text.Json.Serialization;
using Een.Media.Client.Http;
using Een.Media.Client.Paging;

namespace Een.Media.Client.Cameras;

/// <summary>
/// One result of <c>/cameras</c>. Only its id is required: a list of a thousand cameras must not fail because one of them has no name, or a
/// status in another format.
/// </summary>
internal sealed record CameraDto
{
    private const string What = "a camera";

    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("accountId")]
    public string? AccountId { get; init; }

    [JsonPropertyName("bridgeId")]
    public string? BridgeId { get; init; }

    [JsonPropertyName("locationId")]
    public string? LocationId { get; init; }

    [JsonPropertyName("multiCameraId")]
    public string? MultiCameraId { get; init; }

    [JsonPropertyName("createTimestamp")]
    public string? CreateTimestamp { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static ResultPage<Camera> ToPage(PageDto<CameraDto> page) => page.ToPage(What, dto => dto.ToCamera());

    /// <exception cref="EenProtocolException">The camera has no id.</exception>
    public Camera ToCamera()
    {
        RequiredFields.Check(What, ("id", Id));
        string? status = Take("status", "connectionStatus");
        return new Camera
        {
            Id = Id!,
            Name = Name ?? "",
            Status = status is null ? null : CameraStatus.FromWire(status),
            TimeZoneName = Take("timeZone", "zone"),
            AccountId = AccountId,
            BridgeId = BridgeId,
            LocationId = LocationId,
            LocationName = Find("locationSummary", "name"),
            MultiCameraId = MultiCameraId,
            CreateTimestamp = WireTimestamp.TryParse(CreateTimestamp ?? "", out DateTimeOffset created) ? created : null,
            Tags = TakeTags(),
            AdditionalProperties = ExtensionData.AsReadOnly(Others),
        };
    }

    /// <summary>As <see cref="Find"/>. A field without further content is removed from the other fields.</summary>
    private string? Take(string name, string inner)
    {
        string? text = Find(name, inner);
        if (text is not null && Others![name].EnumerateObject().Count() == 1)
            Others.Remove(name);
        return text;
    }

    private string? Find(string name, string inner) =>
        Others is not null && Others.TryGetValue(name, out JsonElement outer) && outer.ValueKind == JsonValueKind.Object
        && outer.TryGetProperty(inner, out JsonElement value) && BoundedJson.Text(value) is { Length: > 0 } text
            ? text
            : null;

    private string[] TakeTags()
    {
        if (Others is null || !Others.TryGetValue("tags", out JsonElement tags) || tags.ValueKind != JsonValueKind.Array)
            return [];
        Others.Remove("tags");
        return [.. tags.EnumerateArray().Select(BoundedJson.Text).OfType<string>()];
    }
}

/// <summary>Reads the answers above without reflection, for trimming and AOT.</summary>
[JsonSerializable(typeof(CameraDto))]
[JsonSerializable(typeof(PageDto<CameraDto>))]
internal sealed partial class CamerasJson : JsonSerializerContext;
