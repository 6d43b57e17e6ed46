using System.Text.Json.Serialization;
using Een.Media.Emulator.Cameras.Model;

namespace Een.Media.Emulator.Explorer;

/// <summary>The state that the page loads first.</summary>
internal sealed record ExplorerState(
    DateTimeOffset Now, IReadOnlyList<CameraState> Cameras, ClientState Client, IReadOnlyList<FaultState> Faults, bool AcceptsToken);

internal sealed record CameraState(string Id, string Name, bool Online, IReadOnlyList<OverlayState> Overlays)
{
    public static CameraState Of(Camera camera) => new(
        camera.DeviceId,
        camera.Name,
        camera.Online,
        [.. camera.Frames.Overlays.Select(overlay => new OverlayState(overlay.Id, overlay.Name))]);
}

internal sealed record OverlayState(string Id, string Name);

internal sealed record ClientState(string Id, string Secret);

internal sealed record FaultState(int Id, string Rule, long Matched, long Applied)
{
    public static FaultState[] Of(FaultPlan faults) =>
        [.. faults.Active.Select(fault => new FaultState(fault.Id, fault.Rule.ToString(), fault.Matched, fault.Applied))];
}

/// <summary>One request of the history.</summary>
internal sealed record RequestState(
    long Id,
    DateTimeOffset Time,
    string Method,
    string Path,
    IReadOnlyList<string[]> Parameters,
    int? Status,
    double? Milliseconds,
    int? Bytes,
    string? UserAgent,
    string? Authorization,
    string Protocol,
    IReadOnlyList<string> Faults,
    string? Camera)
{
    public static RequestState Of(JournalEntry entry) => new(
        entry.Id, entry.Time, entry.Method, entry.Path, [.. entry.Parameters.Select(parameter => new[] { parameter.Key, parameter.Value })],
        entry.Status, entry.Duration?.TotalMilliseconds, entry.BodyLength, entry.UserAgent, entry.AuthorizationScheme, entry.Protocol,
        entry.Faults, entry.DeviceId);
}

/// <summary>Recorded ranges as pairs of milliseconds since 1970.</summary>
internal sealed record RecordedRanges(IReadOnlyList<long[]> Preview, IReadOnlyList<long[]> Main);

internal sealed record TokenOrder(int? LifetimeSeconds, IReadOnlyList<string>? Permissions);

internal sealed record RevokeOrder(string? AccessToken);

internal sealed record IssuedAccessToken(string AccessToken);

internal sealed record IssuedRefreshToken(string RefreshToken);

internal sealed record FaultOrder(string? Rule);

internal sealed record Problem(string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExplorerState))]
[JsonSerializable(typeof(RequestState))]
[JsonSerializable(typeof(FaultState[]))]
[JsonSerializable(typeof(RecordedRanges))]
[JsonSerializable(typeof(TokenOrder))]
[JsonSerializable(typeof(RevokeOrder))]
[JsonSerializable(typeof(IssuedAccessToken))]
[JsonSerializable(typeof(IssuedRefreshToken))]
[JsonSerializable(typeof(FaultOrder))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ExplorerJson : JsonSerializerContext;
