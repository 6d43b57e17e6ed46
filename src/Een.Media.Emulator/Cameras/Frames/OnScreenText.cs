using System.Globalization;
using Een.Media.Emulator.Cameras.Jpeg;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>The text along the top of an image, as real cameras write it: name, and time to the second.</summary>
internal static class OnScreenText
{
    /// <summary>The number of lines that the text needs, in whole rows of the encoder: 16 of 360, 48 of 1080.</summary>
    public static int Lines(ImageSize size) =>
        Math.Min(size.Height, RowEncoder.Unit * RowEncoder.Rows((int)Math.Ceiling(size.Height * 16 / 360.0)));

    public static void Draw(byte[] pixels, int width, int lines, ImageSize size, string name, DateTimeOffset time) =>
        PixelBuffer.Draw(pixels, width, lines, canvas =>
        {
            using SKFont font = EmbeddedFont.OfSize(size.Height / 28f);
            using SKPaint paint = new() { IsAntialias = true };
            string clock = time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
            float margin = font.Size * 0.6f, baseline = font.Size * 1.02f;
            float clockLeft = width - margin - font.MeasureText(clock);
            Outlined(canvas, clock, clockLeft, baseline, font, paint);
            canvas.ClipRect(SKRect.Create(0, 0, Math.Max(0, clockLeft - margin), lines));
            Outlined(canvas, name, margin, baseline, font, paint);
        });

    /// <summary>White text on four dark copies, readable on any background. That is cheaper than a stroke.</summary>
    private static void Outlined(SKCanvas canvas, string text, float x, float y, SKFont font, SKPaint paint)
    {
        using SKTextBlob? blob = SKTextBlob.Create(text, font);
        float edge = Math.Max(0.8f, font.Size / 14);
        paint.Color = new SKColor(0, 0, 0, 150);
        foreach ((float dx, float dy) in (ReadOnlySpan<(float, float)>)[(-edge, 0), (edge, 0), (0, -edge), (0, edge)])
            canvas.DrawText(blob, x + dx, y + dy, paint);
        paint.Color = SKColors.White;
        canvas.DrawText(blob, x, y, paint);
    }
}
