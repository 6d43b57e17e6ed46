using System.Text.Json.Serialization;
using Een.Media.Emulator.Cameras.Model;

namespace Een.Media.Emulator.Accounts;

/// <summary>A camera as <c>/cameras</c> returns it. The last fields are included on request.</summary>
internal sealed record CameraItem(string Id, string AccountId, string Name, string BridgeId, string? LocationId, string CreateTimestamp)
{
    /// <summary>
    /// The values of <c>include</c> that the emulator accepts. It has no data for those after <c>notes</c>, and leaves them out.
    /// </summary>
    public static IReadOnlyList<string> Includes { get; } =
    [
        "status", "timeZone", "locationSummary", "deviceInfo", "tags", "notes",
        "account", "bridge", "capabilities", "devicePosition", "effectivePermissions", "enabledAnalytics", "firmware", "networkInfo",
        "packages", "settings", "shareDetails", "visibleByBridges",
    ];

    public CameraStatus? Status { get; init; }

    public CameraTimeZone? TimeZone { get; init; }

    public CameraLocation? LocationSummary { get; init; }

    public CameraDevice? DeviceInfo { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Notes { get; init; }

    public static CameraItem Of(Camera camera, Account account, string[] include, bool zulu)
    {
        string created = zulu ? "2020-01-01T00:00:00.000Z" : "2020-01-01T00:00:00.000+00:00";
        string? location = camera.Site is { } site ? account.IdOf($"location {site}") : null;
        return new CameraItem(camera.DeviceId, account.Id, camera.Name, account.BridgeId, location, created)
        {
            Status = include.Contains("status") ? new CameraStatus(StatusOf(camera)) : null,
            TimeZone = include.Contains("timeZone") ? new CameraTimeZone(ZoneOf(camera.TimeZone)) : null,
            LocationSummary = include.Contains("locationSummary") && location is not null
                ? new CameraLocation(location, camera.Site!)
                : null,
            DeviceInfo = include.Contains("deviceInfo")
                ? new CameraDevice("Een.Media.Emulator", "Emulated camera", DirectToCloud: false)
                : null,
            Tags = include.Contains("tags") ? camera.Tags : null,
            Notes = include.Contains("notes") ? string.Empty : null,
        };
    }

    public static string StatusOf(Camera camera) => camera.Online ? "online" : "deviceOffline";

    /// <summary>The IANA id of a time zone. Windows has ids of its own.</summary>
    private static string ZoneOf(TimeZoneInfo zone) =>
        !zone.HasIanaId && TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana) ? iana : zone.Id;
}

internal sealed record CameraStatus(string ConnectionStatus);

internal sealed record CameraTimeZone(string Zone);

internal sealed record CameraLocation(string Id, string Name);

internal sealed record CameraDevice(string Make, string Model, bool DirectToCloud);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CameraItem))]
internal sealed partial class CameraJson : JsonSerializerContext;
