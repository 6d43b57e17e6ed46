using SkiaSharp;

namespace Een.Media.Client;

/// <summary>An outline of any shape (<c>path</c>).</summary>
public sealed record OverlayPath : OverlayElement
{
    internal OverlayPath()
    {
    }

    /// <summary>
    /// The commands of the path (the <c>d</c> attribute), in the element's own coordinates. <see cref="OverlayElement.Transform"/> maps
    /// them to pixels.
    /// </summary>
    public required string PathData { get; init; }

    internal SKRect Local { get; init; }

    internal override SKRect LocalBounds => Local;

    internal override SKPath? OutlinePath() => SKPath.ParseSvgPathData(PathData);
}
