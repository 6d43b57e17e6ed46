using Een.Media.Client.Imaging.Fonts;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays;

/// <summary>Draws the elements of an overlay. The cost of a hostile document is bounded.</summary>
internal sealed class OverlayRenderer(SKCanvas canvas, OverlayStyle style)
{
    // A layer is a copy of the image, and each letter of a large text may cover the image.
    private int _layersLeft = 100;
    private int _lettersLeft = 20_000;
    private double _dashesLeft = 200_000;

    public void Draw(IReadOnlyList<OverlayElement> elements, SKRect area)
    {
        canvas.Save();
        canvas.ClipRect(area);
        DrawAll(elements, style.Opacity);
        canvas.Restore();
    }

    private void DrawAll(IReadOnlyList<OverlayElement> elements, float opacity)
    {
        bool isLayer = opacity < 1 && elements.Count > 0 && _layersLeft-- > 0;
        if (isLayer)
        {
            using var paint = new SKPaint { Color = SKColors.White.WithAlpha((byte)MathF.Round(opacity * 255)) };
            canvas.SaveLayer(paint);
        }

        foreach (OverlayElement element in elements)
            DrawOne(element);
        if (isLayer)
            canvas.Restore();
    }

    private void DrawOne(OverlayElement element)
    {
        switch (element)
        {
            case OverlayGroup group:
                DrawGroup(group);
                break;
            case OverlayText text:
                DrawText(text);
                break;
            default:
                DrawShape(element);
                if (style.ShowLabels && element.Label is { Length: > 0 } label)
                    DrawLabel(element, label);
                break;
        }
    }

    private void DrawGroup(OverlayGroup group)
    {
        if (group.Clip is not { } clip)
        {
            DrawAll(group.Children, group.Opacity);
            return;
        }

        using var builder = new SKPathBuilder();
        builder.AddRect(clip);
        using SKPath path = builder.Detach();
        path.Transform(group.Transform);
        canvas.Save();
        canvas.ClipPath(path);
        DrawAll(group.Children, group.Opacity);
        canvas.Restore();
    }

    private void DrawShape(OverlayElement element)
    {
        using SKPath? path = element.OutlinePath();
        if (path is null)
            return;
        OverlayPaint paint = element.Paint;
        SKColor? fill = paint.Fill;
        SKColor? stroke = Recolor(paint.Stroke);
        path.FillType = paint.FillRule;
        canvas.Save();
        bool isLayer = paint.Opacity < 1 && fill is not null && stroke is not null && _layersLeft-- > 0;
        float opacity = isLayer ? 1 : paint.Opacity;
        if (isLayer)
        {
            using var layer = new SKPaint { Color = SKColors.White.WithAlpha((byte)MathF.Round(paint.Opacity * 255)) };
            canvas.SaveLayer(layer);
        }

        if (paint.HasFixedStroke)
            path.Transform(element.Transform);
        else
            canvas.Concat(element.Transform);
        float scale = paint.HasFixedStroke ? 1 : ScaleOf(element.Transform);
        if (stroke is { } first && paint.IsStrokeFirst)
            DrawStroke(path, paint, Fade(first, opacity), scale);
        if (fill is { } inside)
        {
            using var brush = new SKPaint { IsAntialias = true, Color = Fade(inside, opacity) };
            canvas.DrawPath(path, brush);
        }

        if (stroke is { } line && !paint.IsStrokeFirst)
            DrawStroke(path, paint, Fade(line, opacity), scale);
        if (isLayer)
            canvas.Restore();
        canvas.Restore();
    }

    private void DrawStroke(SKPath path, OverlayPaint paint, SKColor color, float scale)
    {
        using var pen = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            Color = color,
            StrokeWidth = Math.Max(paint.StrokeWidth, style.MinimumStrokeWidth / Math.Max(scale, 1e-6f)),
            StrokeCap = paint.Cap,
            StrokeJoin = paint.Join,
            StrokeMiter = paint.MiterLimit,
        };
        bool isDashed = CanAffordDashes(path, paint.Dashes);
        using SKPathEffect? dash = isDashed ? SKPathEffect.CreateDash([.. paint.Dashes], paint.DashOffset) : null;
        pen.PathEffect = dash;
        canvas.DrawPath(path, pen);
    }

    private bool CanAffordDashes(SKPath path, IReadOnlyList<float> dashes)
    {
        if (dashes.Count == 0)
            return false;
        double length = 0;
        using var measure = new SKPathMeasure(path);
        do
            length += measure.Length;
        while (measure.NextContour());
        double count = dashes.Count * length / dashes.Sum();
        if (count > _dashesLeft)
            return false;
        _dashesLeft -= count;
        return true;
    }

    private void DrawText(OverlayText text)
    {
        if ((_lettersLeft -= text.Text.Length) < 0)
            return;
        using var line = new TextLine(text.Text, style.Font, text.FontSize, text.IsBold);
        canvas.Save();
        canvas.Concat(text.Transform);
        OverlayPaint paint = text.Paint;
        if (paint.IsStrokeFirst)
            DrawOutline();
        if (Recolor(paint.Fill) is { } fill)
        {
            using var brush = new SKPaint { IsAntialias = true, Color = Fade(fill, paint.Opacity) };
            line.Draw(canvas, text.Local.X, text.Local.Y, brush);
        }

        if (!paint.IsStrokeFirst)
            DrawOutline();
        canvas.Restore();
        void DrawOutline()
        {
            if (Recolor(paint.Stroke) is not { } stroke)
                return;
            using var pen = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = paint.StrokeWidth };
            pen.Color = Fade(stroke, paint.Opacity);
            line.Draw(canvas, text.Local.X, text.Local.Y, pen);
        }
    }

    /// <summary>The label on a dark background above the element, or inside it when there is no space above.</summary>
    private void DrawLabel(OverlayElement element, string label)
    {
        SKRect bounds = element.Bounds;
        float size = Math.Clamp(canvas.LocalClipBounds.Height / 30, 10, 40);
        if (string.IsNullOrWhiteSpace(label) || (_lettersLeft -= label.Length) < 0)
            return;
        using var line = new TextLine(label, style.Font, size);
        float top = bounds.Top >= size * 1.3f ? bounds.Top - (size * 1.3f) : bounds.Top;
        using var background = new SKPaint { Color = SKColors.Black.WithAlpha(160) };
        using var brush = new SKPaint { IsAntialias = true, Color = Recolor(element.Paint.Stroke ?? element.Paint.Fill) ?? SKColors.White };
        canvas.DrawRect(bounds.Left, top, line.Width + (size * 0.6f), size * 1.3f, background);
        line.Draw(canvas, bounds.Left + (size * 0.3f), top + size, brush);
    }

    private SKColor? Recolor(SKColor? color) =>
        color is { } c && style.Color is { } wanted ? wanted.WithAlpha((byte)(wanted.Alpha * c.Alpha / 255)) : color;

    private static SKColor Fade(SKColor color, float opacity) => color.WithAlpha((byte)MathF.Round(color.Alpha * opacity));

    private static float ScaleOf(SKMatrix m) => MathF.Sqrt(MathF.Abs((m.ScaleX * m.ScaleY) - (m.SkewX * m.SkewY)));
}
