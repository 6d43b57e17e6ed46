using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Points connected by straight lines: <c>polygon</c>, <c>polyline</c> or <c>line</c>.</summary>
public sealed record OverlayPolygon : OverlayElement
{
    internal OverlayPolygon()
    {
    }

    /// <summary>The points in pixels of the document, at least two.</summary>
    public IReadOnlyList<SKPoint> Points => Transform.MapPoints([.. Local]);

    /// <summary>Whether the last point is connected to the first.</summary>
    public required bool IsClosed { get; init; }

    internal IReadOnlyList<SKPoint> Local { get; init; } = [];

    internal override SKRect LocalBounds => new(Local.Min(p => p.X), Local.Min(p => p.Y), Local.Max(p => p.X), Local.Max(p => p.Y));

    internal override SKPath OutlinePath()
    {
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. Local], IsClosed);
        return builder.Detach();
    }
}
