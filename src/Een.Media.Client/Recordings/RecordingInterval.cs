using System.Globalization;
using System.Text.Json;
using Een.Media.Client.Http;

namespace Een.Media.Client;

/// <summary>A range of time that the service lists as recorded without a break. Both ends are included.</summary>
public sealed class RecordingInterval
{
    /// <summary>The camera that recorded.</summary>
    public required string DeviceId { get; init; }

    /// <summary>Which of the camera's recordings. May be a word that the vendor added later.</summary>
    public required StreamType StreamType { get; init; }

    /// <summary>What the recording consists of. May be a word that the vendor added later.</summary>
    public required MediaType MediaType { get; init; }

    /// <summary>When it begins, in UTC. May lie before the requested range.</summary>
    public required DateTimeOffset StartTimestamp { get; init; }

    /// <summary>When it ends, in UTC; never before <see cref="StartTimestamp"/>. May lie after the requested range.</summary>
    public required DateTimeOffset EndTimestamp { get; init; }

    /// <summary>How long it lasts; zero for a single image.</summary>
    public TimeSpan Duration => EndTimestamp - StartTimestamp;

    /// <summary>The URLs requested with <see cref="RecordingsOptions.Include"/>, as far as the service has them.</summary>
    public StreamUrls Urls { get; init; } = StreamUrls.None;

    /// <summary>The fields of the answer that this version does not know, by their names. Never <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ExtensionData.None;

    /// <summary>The order of <see cref="RecordingsOptions.Sorted"/>.</summary>
    internal static IComparer<RecordingInterval> ByStart { get; } = Comparer<RecordingInterval>.Create(static (a, b) =>
        a.StartTimestamp.CompareTo(b.StartTimestamp) is var start && start != 0 ? start : a.EndTimestamp.CompareTo(b.EndTimestamp));

    /// <summary>The interval in words, for logs. Holds no URL.</summary>
    /// <returns>For example <c>main video of 10058b7a, 2025-06-01T12:00:00.000Z–2025-06-01T12:04:10.000Z</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{StreamType} {MediaType} of {DeviceId}, {new TimeRange(StartTimestamp, EndTimestamp)}");
}
