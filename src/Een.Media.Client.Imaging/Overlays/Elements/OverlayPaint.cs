using SkiaSharp;

namespace Een.Media.Client;

/// <summary>The fill and the stroke of an element, with everything it inherits. Lengths are in the element's own coordinates.</summary>
public sealed record OverlayPaint
{
    internal OverlayPaint()
    {
    }

    /// <summary>The fill color with its opacity, or <see langword="null"/> if there is none.</summary>
    public SKColor? Fill { get; init; }

    /// <summary>The stroke color with its opacity, or <see langword="null"/> if there is none.</summary>
    public SKColor? Stroke { get; init; }

    /// <summary>The stroke width.</summary>
    public float StrokeWidth { get; init; } = 1;

    /// <summary>The lengths of dashes and gaps, alternately. Empty for a solid line.</summary>
    public IReadOnlyList<float> Dashes { get; init; } = [];

    /// <summary>
    /// Whether a fill or a stroke of the document could not be read. Such a shape is drawn as an outline, so that it never hides the frame.
    /// </summary>
    public bool IsUnreadable { get; init; }

    internal static OverlayPaint Default { get; } = new() { Fill = SKColors.Black };

    internal float DashOffset { get; init; }

    internal SKStrokeCap Cap { get; init; } = SKStrokeCap.Butt;

    internal SKStrokeJoin Join { get; init; } = SKStrokeJoin.Miter;

    internal float MiterLimit { get; init; } = 4;

    internal SKPathFillType FillRule { get; init; } = SKPathFillType.Winding;

    internal bool IsStrokeFirst { get; init; }

    /// <summary>Whether the stroke width is in pixels of the document, independent of the transform.</summary>
    internal bool HasFixedStroke { get; init; }

    /// <summary>The opacity of fill and stroke together, 0 to 1.</summary>
    internal float Opacity { get; init; } = 1;
}
