namespace Een.Media.Emulator.RecordedImages;

/// <summary>How an image is wanted: its size and its overlays.</summary>
internal sealed record Rendering
{
    public static Rendering Plain { get; } = new();

    public int? TargetWidth { get; init; }

    public int? TargetHeight { get; init; }

    public bool EmbedsOverlays { get; init; }

    public bool SendsSvg { get; init; }

    public IReadOnlyList<string> OverlayIds { get; init; } = [];
}
