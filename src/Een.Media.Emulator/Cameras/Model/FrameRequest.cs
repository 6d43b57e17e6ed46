namespace Een.Media.Emulator.Cameras.Model;

/// <summary>A frame of a stream, with the size and overlays to render it with.</summary>
internal sealed record FrameRequest(StreamKind Stream, DateTimeOffset Timestamp)
{
    public int? TargetWidth { get; init; }

    public int? TargetHeight { get; init; }

    /// <summary>With both targets: whether to distort to exactly that size. Otherwise the image fits inside and is not enlarged.</summary>
    public bool Stretch { get; init; }

    public IReadOnlyList<string> EmbeddedOverlayIds { get; init; } = [];
}
