using SkiaSharp;

namespace Een.Media.Client;

/// <summary>How an element is filled and lined, after everything that it inherits. Widths are in the element's own coordinates.</summary>
public sealed record OverlayPaint
{
    internal OverlayPaint()
    {
    }

    /// <summary>The colour inside, opacity included; <see langword="null"/> for none.</summary>
    public SKColor? Fill { get; init; }

    /// <summary>The colour of the line, opacity included; <see langword="null"/> for none.</summary>
    public SKColor? Stroke { get; init; }

    /// <summary>The width of the line.</summary>
    public float StrokeWidth { get; init; } = 1;

    /// <summary>Lengths of dashes and spaces in turn; empty for a solid line.</summary>
    public IReadOnlyList<float> Dashes { get; init; } = [];

    internal static OverlayPaint Default { get; } = new() { Fill = SKColors.Black };

    internal float DashOffset { get; init; }

    internal SKStrokeCap Cap { get; init; } = SKStrokeCap.Butt;

    internal SKStrokeJoin Join { get; init; } = SKStrokeJoin.Miter;

    internal float MiterLimit { get; init; } = 4;

    internal SKPathFillType FillRule { get; init; } = SKPathFillType.Winding;

    /// <summary>Whether the width of the line is in pixels of the document, whatever the transform.</summary>
    internal bool HasFixedStroke { get; init; }

    /// <summary>How opaque fill and line are together, 0 to 1.</summary>
    internal float Opacity { get; init; } = 1;
}
