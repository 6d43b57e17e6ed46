using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>A box around something seen, in parts of the picture (0 to 1), with the words and the colour that go with it.</summary>
internal readonly record struct OverlayBox(string OverlayId, SKRect Bounds, string Label, SKColor Colour)
{
    /// <summary>Where the label goes: under the box instead of over it, so that two boxes of one thing can both be read.</summary>
    public bool LabelBelow { get; init; }

    public SKRect In(PictureSize size) =>
        new(Bounds.Left * size.Width, Bounds.Top * size.Height, Bounds.Right * size.Width, Bounds.Bottom * size.Height);
}
