using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>Draws boxes with labels into an image.</summary>
internal static class OverlayPainter
{
    /// <summary>The line width grows with the image: 1 px on a small preview, 4 px on a full main image.</summary>
    public static float LineWidth(ImageSize size) => Math.Max(1, size.Height / 270f);

    public static float TextSize(ImageSize size) => Math.Max(6, size.Height / 42f);

    public static void Draw(SKCanvas canvas, ImageSize size, IReadOnlyList<OverlayBox> boxes)
    {
        if (boxes.Count == 0)
            return;
        using SKPaint paint = new() { IsAntialias = true };
        using SKFont font = EmbeddedFont.OfSize(TextSize(size));
        foreach (OverlayBox box in boxes)
        {
            SKRect rect = box.In(size);
            paint.Style = SKPaintStyle.Stroke;
            paint.StrokeWidth = LineWidth(size);
            paint.Color = box.Color;
            canvas.DrawRect(rect, paint);

            float height = LabelHeight(size), width = font.MeasureText(box.Label) + (font.Size / 2);
            float top = LabelTop(size, box);
            float left = Math.Clamp(rect.Left - (paint.StrokeWidth / 2), 0, Math.Max(0, size.Width - width));
            paint.Style = SKPaintStyle.Fill;
            canvas.DrawRect(left, top, width, height, paint);
            paint.Color = SKColors.Black;
            canvas.DrawText(box.Label, left + (font.Size / 4), top + (font.Size * 0.95f), SKTextAlign.Left, font, paint);
        }
    }

    /// <summary>The label is at the top left: above the box, or inside it at the edge of the image.</summary>
    public static float LabelTop(ImageSize size, OverlayBox box)
    {
        SKRect rect = box.In(size);
        float height = LabelHeight(size);
        return box.LabelInside || rect.Top < height ? rect.Top : rect.Top - height;
    }

    private static float LabelHeight(ImageSize size) => TextSize(size) * 1.25f;
}
