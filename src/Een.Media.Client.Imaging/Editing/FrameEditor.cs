using Een.Media.Client.Imaging.Decoding;
using Een.Media.Client.Imaging.Overlays;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Editing;

/// <summary>Applies edits to one frame. Decodes no more pixels than the result needs.</summary>
internal static class FrameEditor
{
    /// <param name="image">The frame.</param>
    /// <param name="edits">The edits.</param>
    /// <param name="tally">Counts unreadable overlays. If null, they throw.</param>
    public static SKBitmap Apply(RecordedImage image, FrameEdits edits, OverlayTally? tally = null)
    {
        FrameArea crop = edits.Crop ?? FrameArea.All;
        SKBitmap bitmap = image.ToBitmap(new DecodeOptions
        {
            MaxWidth = Enlarge(edits.MaxWidth, crop.Width),
            MaxHeight = Enlarge(edits.MaxHeight, crop.Height),
            MaxPixels = edits.MaxPixels,
        });
        try
        {
            foreach (PrivacyArea area in edits.PrivacyAreas)
                PrivacyPainter.Hide(bitmap, area);
            SKRectI part = crop.ToPixels(bitmap.Info.Size);
            if (part.Size != bitmap.Info.Size)
                bitmap = FrameScaler.Scale(bitmap, part, FrameScaler.Fit(part.Size, edits.MaxWidth, edits.MaxHeight));
            DrawOn(bitmap, image, edits, tally);
            return bitmap;
        }
        catch
        {
            bitmap.Dispose();
            throw;
        }
    }

    private static int? Enlarge(int? limit, double fraction) =>
        limit is { } pixels ? (int)Math.Min(int.MaxValue, Math.Ceiling(pixels / fraction)) : null;

    private static void DrawOn(SKBitmap bitmap, RecordedImage image, FrameEdits edits, OverlayTally? tally)
    {
        FrameArea crop = edits.Crop ?? FrameArea.All;
        IOverlayDrawing? drawing = edits.Overlay;
        OverlayDocument? overlay = drawing is null ? null
            : tally is null ? drawing.Parse(image)
            : tally.Parse(image, drawing);
        if (overlay is null && edits.Stamp is null)
            return;
        using var canvas = new SKCanvas(bitmap);
        if (overlay is not null)
        {
            // The overlay covers the whole frame, but the canvas shows only a part of it. Lines are drawn at the final size.
            var whole = new SKSizeI((int)Math.Round(bitmap.Width / crop.Width), (int)Math.Round(bitmap.Height / crop.Height));
            canvas.Save();
            canvas.Translate((float)(-crop.Left * whole.Width), (float)(-crop.Top * whole.Height));
            drawing!.Draw(overlay, canvas, whole);
            canvas.Restore();
        }

        if (edits.Stamp is { } stamp)
            StampPainter.Draw(canvas, bitmap.Info.Size, stamp, stamp.TextFor(image));
    }
}
