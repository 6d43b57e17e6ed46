using SkiaSharp;

namespace Een.Media.Client;

/// <summary>An ellipse or a circle.</summary>
public sealed record OverlayEllipse : OverlayElement
{
    internal OverlayEllipse()
    {
    }

    /// <summary>The center in pixels of the document.</summary>
    public SKPoint Center => Transform.MapPoint(Local.MidX, Local.MidY);

    internal SKRect Local { get; init; }

    internal override SKRect LocalBounds => Local;

    internal override SKPath OutlinePath()
    {
        using var builder = new SKPathBuilder();
        builder.AddOval(Local);
        return builder.Detach();
    }
}
