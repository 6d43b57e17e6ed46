using Een.Media.Client.Imaging.Fonts;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Editing;

/// <summary>Writes a line of text on a background in a corner.</summary>
internal static class StampPainter
{
    private const float SmallestLetters = 9;

    public static void Draw(SKCanvas canvas, SKSizeI image, ImageStamp stamp, string text)
    {
        if (text.Length == 0)
            return;
        float largest = Math.Max(image.Height * stamp.TextHeight, SmallestLetters);
        using TextLine line = TextLine.Fit(text, stamp.Font, largest, image.Width - largest);
        float width = line.Width + line.Size;
        float height = line.Size * 1.6f;
        float x = stamp.Position is StampPosition.BottomLeft or StampPosition.TopLeft ? 0 : image.Width - width;
        float y = stamp.Position is StampPosition.TopLeft or StampPosition.TopRight ? 0 : image.Height - height;
        using var background = new SKPaint { Color = stamp.Background };
        using var ink = new SKPaint { IsAntialias = true, Color = stamp.Color };
        canvas.DrawRect(x, y, width, height, background);
        line.Draw(canvas, x + (line.Size * 0.5f), y + (line.Size * 1.16f), ink);
    }
}
