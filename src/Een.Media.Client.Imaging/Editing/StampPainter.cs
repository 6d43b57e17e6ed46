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
        float size = Math.Max(image.Height * stamp.TextHeight, SmallestLetters);
        TextLine line = new(text, stamp.Font, size);
        float widest = image.Width - size;
        if (line.Width > widest && widest > 0)
        {
            size *= widest / line.Width;
            line.Dispose();
            line = new TextLine(text, stamp.Font, size);
        }

        using (line)
        {
            float width = line.Width + size;
            float height = size * 1.6f;
            float x = stamp.Position is StampPosition.BottomLeft or StampPosition.TopLeft ? 0 : image.Width - width;
            float y = stamp.Position is StampPosition.TopLeft or StampPosition.TopRight ? 0 : image.Height - height;
            using var background = new SKPaint { Color = stamp.Background };
            using var ink = new SKPaint { IsAntialias = true, Color = stamp.Color };
            canvas.DrawRect(x, y, width, height, background);
            line.Draw(canvas, x + (size * 0.5f), y + (size * 1.16f), ink);
        }
    }
}
