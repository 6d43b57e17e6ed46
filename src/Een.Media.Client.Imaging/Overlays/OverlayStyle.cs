using Een.Media.Client.Imaging;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>How an overlay is drawn, where that differs from what its document says. Immutable; the default changes nothing.</summary>
public sealed record OverlayStyle
{
    /// <summary>The font of all text. Default: <see cref="CaptionFont.Default"/>.</summary>
    public CaptionFont Font { get; init; } = CaptionFont.Default;

    /// <summary>One colour for every line and all text; <see langword="null"/> (the default) keeps the document's.</summary>
    public SKColor? Color { get; init; }

    /// <summary>
    /// No line gets thinner than this, in pixels of the picture drawn on, 0 to 100. Default: 0. Set it to 1.5 or so where overlays of
    /// large pictures are drawn on small ones.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public float MinimumStrokeWidth
    {
        get;
        init => field = Require.Between(value, 0, 100);
    }

    /// <summary>Whether <see cref="OverlayElement.Label"/> is written above each box, ellipse, polygon or path that has one. Default: no.</summary>
    public bool ShowLabels { get; init; }

    /// <summary>How opaque the whole overlay is, 0 to 1. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public float Opacity
    {
        get;
        init => field = Require.Between(value, 0, 1);
    }
    = 1;
}
