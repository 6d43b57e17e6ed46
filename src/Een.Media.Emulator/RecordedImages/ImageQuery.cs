using Een.Media.Emulator.Cameras.Model;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>A request for a recorded image, by time or by page token.</summary>
internal sealed record ImageQuery(
    string DeviceId, StreamKind Stream, TimestampOperator Operator, DateTimeOffset Timestamp, Rendering Rendering);

/// <summary>The size and overlays of an image.</summary>
internal sealed record Rendering
{
    public static Rendering Plain { get; } = new();

    public int? TargetWidth { get; init; }

    public int? TargetHeight { get; init; }

    public bool EmbedsOverlays { get; init; }

    public bool SendsSvg { get; init; }

    public IReadOnlyList<string> OverlayIds { get; init; } = [];
}
