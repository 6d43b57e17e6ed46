using System.Text.Json;
using Een.Media.Client.Cameras;
using Een.Media.Client.Http;

namespace Een.Media.Client;

/// <summary>A camera of the account.</summary>
public sealed class Camera
{
    /// <summary>The id, such as <c>10058b7a</c>. Every other call takes it as the device id.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The name that users gave it, such as <c>Loading dock</c>. Empty when the service sends none. It can be any text: check it before you
    /// use it in a path or write it to a terminal.
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is connected; <see langword="null"/> when the service does not say.</summary>
    public CameraStatus? Status { get; init; }

    /// <summary>
    /// The IANA name of the camera's time zone, such as <c>America/Chicago</c>; <see langword="null"/> when the service does not say.
    /// </summary>
    public string? TimeZoneName { get; init; }

    /// <summary>
    /// The time zone of <see cref="TimeZoneName"/>, with the daylight-saving rules of this machine; <see langword="null"/> when there is no
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

    /// <summary>The camera with several lenses that it is a part of; <see langword="null"/> if it is a single camera.</summary>
    public string? MultiCameraId { get; init; }

    /// <summary>When it was added to the account, in UTC; <see langword="null"/> when the service does not say.</summary>
    public DateTimeOffset? CreateTimestamp { get; init; }

    /// <summary>
    /// Its tags. Empty when it has none, or <see cref="CamerasOptions.Include"/> did not ask for <see cref="CameraField.Tags"/>.
    /// </summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The fields of the answer that have no property of their own, by name. Never <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ExtensionData.None;

    /// <summary>Converts a local time at the camera to an instant.</summary>
    /// <param name="wallClock">The local date and time, without a kind: <c>new DateTime(2026, 11, 25, 12, 0, 0)</c>.</param>
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
