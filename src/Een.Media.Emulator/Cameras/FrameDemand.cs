namespace Een.Media.Emulator.Cameras;

/// <summary>Which picture to make: an existing frame of a stream, scaled when a target is given, with boxes drawn in when overlays are named.</summary>
internal sealed record FrameDemand(StreamKind Stream, DateTimeOffset Timestamp)
{
    public int? TargetWidth { get; init; }

    public int? TargetHeight { get; init; }

    /// <summary>With both targets: <see langword="true"/> distorts to exactly that size, <see langword="false"/> fits inside without enlarging.</summary>
    public bool Stretch { get; init; }

    public IReadOnlyList<string> EmbeddedOverlayIds { get; init; } = [];
}
