using SkiaSharp;

namespace Een.Media.Client;

/// <summary>A rectangle (<c>rect</c>). Unless it is rotated, <see cref="OverlayElement.Bounds"/> is the rectangle itself.</summary>
public sealed record OverlayBox : OverlayElement
{
    internal OverlayBox()
    {
    }

    /// <summary>The four corners in pixels of the document, clockwise from the top left.</summary>
    public IReadOnlyList<SKPoint> Corners =>
        Transform.MapPoints(
            [new(Local.Left, Local.Top), new(Local.Right, Local.Top), new(Local.Right, Local.Bottom), new(Local.Left, Local.Bottom)]);

    internal SKRect Local { get; init; }

    internal SKSize Radii { get; init; }

    internal override SKRect LocalBounds => Local;

    internal override SKPath OutlinePath()
    {
        using var builder = new SKPathBuilder();
        if (Radii.IsEmpty)
            builder.AddRect(Local);
        else
            builder.AddRoundRect(Local, Radii.Width, Radii.Height);
        return builder.Detach();
    }
}
