using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>A box around a detected object, as fractions of the image (0 to 1), with label and color.</summary>
internal readonly record struct OverlayBox(string OverlayId, SKRect Bounds, string Label, SKColor Color)
{
    /// <summary>Whether the label is inside the box instead of above, so that the labels of two boxes do not overlap.</summary>
    public bool LabelInside { get; init; }

    public SKRect In(ImageSize size) =>
        new(Bounds.Left * size.Width, Bounds.Top * size.Height, Bounds.Right * size.Width, Bounds.Bottom * size.Height);
}
