using Een.Media.Client.Imaging.Fonts;
using Een.Media.Client.Imaging.Editing;
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
    private readonly SKPaint _well;

    public SheetPainter(SKBitmap bitmap, ContactSheetOptions options)
    {
        SKColor paper = options.Background.WithAlpha(255);
        SKColor ink = IsLight(paper) ? new SKColor(0x22, 0x24, 0x28) : new SKColor(0xEE, 0xEE, 0xEC);
        _canvas = new SKCanvas(bitmap);
        _canvas.Clear(paper);
        _font = options.Font;
        _ink = new SKPaint { IsAntialias = true, Color = ink };
        _faint = new SKPaint { IsAntialias = true, Color = ink.WithAlpha(150) };
        _well = new SKPaint { IsAntialias = true, Color = ink.WithAlpha(22) };
    }

    /// <summary>The headline and one line under it.</summary>
    public void DrawHead(string title, string summary)
    {
        int room = _canvas.DeviceClipBounds.Width - (2 * SheetLayout.Gutter);
        DrawLeft(title, HeadlineSize, bold: true, SheetLayout.Gutter, 30, room, _ink);
        DrawLeft(summary, CaptionSize, bold: false, SheetLayout.Gutter, 51, room, _faint);
    }

    /// <summary>A picture in the middle of its place.</summary>
    public void DrawFrame(SKRectI tile, SKBitmap picture)
    {
        if (picture.Width < tile.Width || picture.Height < tile.Height)
            _canvas.DrawRect(tile, _well);
        _canvas.DrawBitmap(picture, tile.Left + ((tile.Width - picture.Width) / 2), tile.Top + ((tile.Height - picture.Height) / 2), SKSamplingOptions.Default);
    }

    public void DrawCaption(SKRectI tile, string text) => DrawCentred(text, CaptionSize, tile.MidX, tile.Bottom + 16, tile.Width, _ink);

    public void DrawBroken(SKRectI tile)
    {
        _canvas.DrawRect(tile, _well);
        DrawCentred("cannot be decoded", CaptionSize, tile.MidX, tile.MidY + (CaptionSize / 3), tile.Width, _faint);
    }

    /// <summary>An empty frame with a dashed edge that says how long nothing was recorded.</summary>
    public void DrawGap(SKRectI tile, FrameGap gap)
    {
        using SKPathEffect dashes = SKPathEffect.CreateDash([6, 5], 0);
        using var edge = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1.5f, Color = _faint.Color, PathEffect = dashes };
        SKRect inside = SKRect.Inflate(tile, -2, -2);
        _canvas.DrawRoundRect(inside, Corner, Corner, _well);
        _canvas.DrawRoundRect(inside, Corner, Corner, edge);
        float size = Math.Min(18, tile.Height / 5f);
        DrawCentred(FrameClock.Write(gap.Duration), size, tile.MidX, tile.MidY, tile.Width - 12, _ink);
        DrawCentred("no frames", Math.Min(CaptionSize, size), tile.MidX, tile.MidY + (size * 1.15f), tile.Width - 12, _faint);
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _ink.Dispose();
        _faint.Dispose();
        _well.Dispose();
    }

    private void DrawCentred(string text, float size, float middle, float baseline, float room, SKPaint paint)
    {
        using TextLine line = Fitted(text, size, bold: false, room);
        line.Draw(_canvas, MathF.Round(middle - (line.Width / 2)), baseline, paint);
    }

    private void DrawLeft(string text, float size, bool bold, float left, float baseline, float room, SKPaint paint)
    {
        using TextLine line = Fitted(text, size, bold, room);
        line.Draw(_canvas, left, baseline, paint);
    }

    /// <summary>Text that is too long for its place gets smaller letters.</summary>
    private TextLine Fitted(string text, float size, bool bold, float room)
    {
        var line = new TextLine(text, _font, size, bold);
        if (line.Width <= room || room <= 0)
            return line;
        float smaller = size * room / line.Width;
        line.Dispose();
        return new TextLine(text, _font, smaller, bold);
    }

    private static bool IsLight(SKColor colour) => (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue) > 128;
}
