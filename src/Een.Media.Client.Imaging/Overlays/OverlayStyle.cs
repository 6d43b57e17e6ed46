using Een.Media.Client.Imaging.Overlays;
using Een.Media.Client.Imaging.Settings;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>How an overlay is drawn. Immutable. The default draws it as the document specifies.</summary>
public sealed record OverlayStyle : IOverlayDrawing
{
    /// <summary>The font of all text. Default: <see cref="CaptionFont.Default"/>.</summary>
    public CaptionFont Font { get; init; } = CaptionFont.Default;

    /// <summary>One color for all strokes and texts. <see langword="null"/> (the default) keeps the document's colors.</summary>
    public SKColor? Color { get; init; }

    /// <summary>
    /// The smallest stroke width, in pixels of the image drawn on, 0 to 100. Default: 0. Use about 1.5 when the overlay of a large image is
    /// drawn on a small one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public float MinimumStrokeWidth
    {
        get;
        init => field = Require.Between(value, 0, 100);
    }

    /// <summary>
    /// Whether to draw <see cref="OverlayElement.Label"/> above each box, ellipse, polygon or path that has one. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool ShowLabels { get; init; }

    /// <summary>The opacity of the whole overlay, 0 to 1. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public float Opacity
    {
        get;
        init => field = Require.Between(value, 0, 1);
    }
    = 1;

    OverlayDocument? IOverlayDrawing.Parse(RecordedImage image) => image.ParseOverlay();

    void IOverlayDrawing.Draw(OverlayDocument overlay, SKCanvas canvas, SKSizeI imageSize) => overlay.DrawOn(canvas, imageSize, this);
}
