using System.Text.Json;
using System.Text.Json.Serialization;
using Een.Media.Client.Http;
using Een.Media.Client.Paging;

namespace Een.Media.Client.Feeds;

/// <summary>One result of <c>/feeds</c>.</summary>
internal sealed record FeedDto
{
    private const string What = "a feed";

    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("type")]
    public string? Type { get; init; }

    [JsonPropertyName("deviceId")]
    public string? DeviceId { get; init; }

    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static ResultPage<Feed> ToPage(PageDto<FeedDto> page) => page.TotalSize is null
        ? throw RequiredFields.Missing("a page of feeds", ["totalSize"])
        : page.ToPage(What, dto => dto.ToFeed());

    private Feed ToFeed()
    {
        RequiredFields.Check(What, ("id", Id), ("type", Type), ("deviceId", DeviceId), ("mediaType", MediaType));
        (StreamUrls urls, IReadOnlyDictionary<string, JsonElement> others) = ExtensionData.Split(Others);
        return new Feed
        {
            Id = Id!,
            Type = FeedType.FromWire(Type!),
            DeviceId = DeviceId!,
            MediaType = FeedMediaType.FromWire(MediaType!),
            Urls = urls,
            AdditionalProperties = others,
        };
    }
}

/// <summary>Reads the answers above without reflection, for trimming and AOT.</summary>
[JsonSerializable(typeof(PageDto<FeedDto>))]
internal sealed partial class FeedsJson : JsonSerializerContext;
