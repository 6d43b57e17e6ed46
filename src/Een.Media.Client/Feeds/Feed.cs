using System.Text.Json;
using Een.Media.Client.Http;

namespace Een.Media.Client;

/// <summary>A live stream of a device.</summary>
public sealed class Feed
{
    /// <summary>The id of the feed, such as <c>10058b7a-main</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The device that the feed is from.</summary>
    public required string DeviceId { get; init; }

    /// <summary>The stream that it carries.</summary>
    public required FeedType Type { get; init; }

    /// <summary>What the feed consists of.</summary>
    public required FeedMediaType MediaType { get; init; }

    /// <summary>The URLs requested with <see cref="FeedsOptions.Include"/>, as far as the service has them.</summary>
    public StreamUrls Urls { get; init; } = StreamUrls.None;

    /// <summary>The fields of the answer that this version does not know, by their names. Never <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ExtensionData.None;

    /// <summary>The feed in words, for logs. Holds no URL.</summary>
    /// <returns>For example <c>10058b7a-main: main video of 10058b7a</c>.</returns>
    public override string ToString() => $"{Id}: {Type} {MediaType} of {DeviceId}";
}
