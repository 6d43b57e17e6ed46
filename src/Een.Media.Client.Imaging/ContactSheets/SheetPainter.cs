using Een.Media.Client.Imaging.Editing;
using Een.Media.Client.Imaging.Fonts;
using SkiaSharp;

namespace Een.Media.Client.Imaging.ContactSheets;

/// <summary>Draws the parts of a sheet.</summary>
internal sealed class SheetPainter : IDisposable
{
    private const float CaptionSize = 13;
    private const float HeadlineSize = 22;
    private const float Corner = 3;

    private readonly SKCanvas _canvas;
    private readonly CaptionFont _font;
    private readonly SKPaint _ink;
    private readonly SKPaint _faint;
    private readonly SKPaint _shade;

    public SheetPainter(SKBitmap bitmap, ContactSheetOptions options)
    {
        SKColor background = options.Background.WithAlpha(255);
        SKColor ink = IsLight(background) ? new SKColor(0x22, 0x24, 0x28) : new SKColor(0xEE, 0xEE, 0xEC);
        _canvas = new SKCanvas(bitmap);
        _canvas.Clear(background);
        _font = options.Font;
        _ink = new SKPaint { IsAntialias = true, Color = ink };
        _faint = new SKPaint { IsAntialias = true, Color = ink.WithAlpha(150) };
        _shade = new SKPaint { IsAntialias = true, Color = ink.WithAlpha(22) };
    }

    /// <summary>The headline and the line below it.</summary>
    public void DrawHeader(string title, string summary)
    {
        int width = _canvas.DeviceClipBounds.Width - (2 * SheetLayout.Gutter);
        DrawLeft(title, HeadlineSize, bold: true, SheetLayout.Gutter, 30, width, _ink);
        DrawLeft(summary, CaptionSize, bold: false, SheetLayout.Gutter, 51, width, _faint);
    }

    /// <summary>A frame in the middle of its tile.</summary>
    public void DrawFrame(SKRectI tile, SKBitmap frame)
    {
        if (frame.Width < tile.Width || frame.Height < tile.Height)
            _canvas.DrawRect(tile, _shade);
        int left = tile.Left + ((tile.Width - frame.Width) / 2);
        int top = tile.Top + ((tile.Height - frame.Height) / 2);
        _canvas.DrawBitmap(frame, left, top, SKSamplingOptions.Default);
    }

    public void DrawCaption(SKRectI tile, string text) => DrawCentered(text, CaptionSize, tile.MidX, tile.Bottom + 16, tile.Width, _ink);

    public void DrawBroken(SKRectI tile)
    {
        _canvas.DrawRect(tile, _shade);
        DrawCentered("cannot be decoded", CaptionSize, tile.MidX, tile.MidY + (CaptionSize / 3), tile.Width, _faint);
    }

    /// <summary>A tile with a dashed edge and the time for which there are no frames.</summary>
    public void DrawGap(SKRectI tile, FrameGap gap)
    {
        using SKPathEffect dashes = SKPathEffect.CreateDash([6, 5], 0);
        using SKPaint edge = _faint.Clone();
        (edge.Style, edge.StrokeWidth, edge.PathEffect) = (SKPaintStyle.Stroke, 1.5f, dashes);
        SKRect inside = SKRect.Inflate(tile, -2, -2);
        _canvas.DrawRoundRect(inside, Corner, Corner, _shade);
        _canvas.DrawRoundRect(inside, Corner, Corner, edge);
        float size = Math.Min(18, tile.Height / 5f);
        DrawCentered(FrameClock.Write(gap.Duration), size, tile.MidX, tile.MidY, tile.Width - 12, _ink);
        DrawCentered("no frames", Math.Min(CaptionSize, size), tile.MidX, tile.MidY + (size * 1.15f), tile.Width - 12, _faint);
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _ink.Dispose();
        _faint.Dispose();
        _shade.Dispose();
    }

    private void DrawCentered(string text, float size, float middle, float baseline, float width, SKPaint paint)
    {
        using TextLine line = TextLine.Fit(text, _font, size, width);
        line.Draw(_canvas, MathF.Round(middle - (line.Width / 2)), baseline, paint);
    }

    private void DrawLeft(string text, float size, bool bold, float left, float baseline, float width, SKPaint paint)
    {
        using TextLine line = TextLine.Fit(text, _font, size, width, bold);
        line.Draw(_canvas, left, baseline, paint);
    }

    private static bool IsLight(SKColor color) => (0.299 * color.Red) + (0.587 * color.Green) + (0.114 * color.Blue) > 128;
}
