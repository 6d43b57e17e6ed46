using System.Text.Json;
using Een.Media.Client.Cameras;
using Een.Media.Client.Http;

namespace Een.Media.Client;

/// <summary>A camera of the account.</summary>
public sealed class Camera
{
    /// <summary>The id, such as <c>10058b7a</c>: what every other call takes as the device id.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The name that people gave it, such as <c>Loading dock</c>. Empty when the service sends none. Any text: check it before it becomes
    /// part of a path or reaches a terminal.
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is connected; <see langword="null"/> when the service does not say.</summary>
    public CameraStatus? Status { get; init; }

    /// <summary>
    /// The IANA name of the zone in which the camera stands, such as <c>America/Chicago</c>; <see langword="null"/> when the service does
    /// not say.
    /// </summary>
    public string? TimeZoneName { get; init; }

    /// <summary>
    /// The zone of <see cref="TimeZoneName"/>, with its daylight-saving rules from this machine; <see langword="null"/> when there is no
    /// name, or this machine does not know it.
    /// </summary>
    public TimeZoneInfo? TimeZone => CameraTimeZone.Find(TimeZoneName);

    /// <summary>The account that it belongs to; <see langword="null"/> when the service does not say.</summary>
    public string? AccountId { get; init; }

    /// <summary>The bridge that it is connected to; <see langword="null"/> when there is none.</summary>
    public string? BridgeId { get; init; }

    /// <summary>The location that it belongs to; <see langword="null"/> when there is none.</summary>
    public string? LocationId { get; init; }

    /// <summary>
    /// The name of its location; <see langword="null"/> when there is none, or <see cref="CamerasOptions.Include"/> did not ask for
    /// <see cref="CameraField.LocationSummary"/>.
    /// </summary>
    public string? LocationName { get; init; }

    /// <summary>The camera with several lenses that it is a part of; <see langword="null"/> when it stands alone.</summary>
    public string? MultiCameraId { get; init; }

    /// <summary>When it was added to the account, in UTC; <see langword="null"/> when the service does not say.</summary>
    public DateTimeOffset? CreateTimestamp { get; init; }

    /// <summary>
    /// Its tags. Empty when it has none, or <see cref="CamerasOptions.Include"/> did not ask for <see cref="CameraField.Tags"/>.
    /// </summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The fields of the answer that no other property carries, by their names. Never <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ExtensionData.None;

    /// <summary>The instant at which clocks at the camera show a time.</summary>
    /// <param name="wallClock">The date and time that they show, without a kind: <c>new DateTime(2026, 11, 25, 12, 0, 0)</c>.</param>
    /// <param name="repeated">Which instant is meant when clocks are set back and show the time twice. Default: the first.</param>
    /// <returns>The instant; for a time that is skipped, the one at which the clocks are set forward.</returns>
    /// <exception cref="ArgumentException"><paramref name="wallClock"/> has a kind; see <see cref="WallClock.ToInstant"/>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="TimeZone"/> is <see langword="null"/>; the message says why.</exception>
    public DateTimeOffset ToInstant(DateTime wallClock, RepeatedHour repeated = RepeatedHour.First) => WallClock.ToInstant(
        wallClock,
        TimeZone ?? throw new InvalidOperationException(TimeZoneName is null
            ? $"The service names no time zone for camera {Id}. Use WallClock.ToInstant with a zone of your choice."
            : $"This machine does not know the time zone of camera {Id}. Install the time zone data, "
                + "or use WallClock.ToInstant with a zone of your choice."),
        repeated);

    /// <summary>The camera in words.</summary>
    /// <returns>For example <c>10058b7a: Loading dock (online)</c>.</returns>
    public override string ToString() => Status is { } status ? $"{Id}: {Name} ({status})" : $"{Id}: {Name}";
}
