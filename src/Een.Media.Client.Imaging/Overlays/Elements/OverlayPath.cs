using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Any other outline (<c>path</c>).</summary>
public sealed record OverlayPath : OverlayElement
{
    internal OverlayPath()
    {
    }

    /// <summary>The path's commands (the <c>d</c> attribute), in the element's own coordinates: <see cref="OverlayElement.Transform"/> leads to pixels.</summary>
    public required string PathData { get; init; }

    internal SKRect Local { get; init; }

    internal override SKRect LocalBounds => Local;

    internal override SKPath? OutlinePath() => SKPath.ParseSvgPathData(PathData);
}
