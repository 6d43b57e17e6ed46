using Een.Media.Client.Imaging.Decoding;
using Een.Media.Client.Imaging.Editing;
using Een.Media.Client.Imaging.Saving;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>A frame as the writers need it, edited and in the size of the video: as a JPEG, unchanged if possible, or as pixels.</summary>
internal sealed class PreparedFrame(RecordedImage image, FrameEdits edits, int quality, SKSizeI size)
{
    public ReadOnlyMemory<byte> ToJpeg()
    {
        if (edits.LeaveUnchanged(image) && image.Width == size.Width && image.Height == size.Height)
            return image.Data;
        using SKBitmap bitmap = ToBitmap();
        return ImageEncoder.Encode(bitmap, ImageFormat.Jpeg, quality);
    }

    /// <summary>The caller disposes it.</summary>
    public SKBitmap ToBitmap()
    {
        SKBitmap bitmap = FrameEditor.Apply(image, edits);
        return bitmap.Info.Size == size ? bitmap : Fit(bitmap);
    }

    /// <summary>The size that a film gets whose first frame this is, without decoding it.</summary>
    public static SKSizeI SizeOf(RecordedImage image, FrameEdits edits)
    {
        if (edits.LeaveUnchanged(image))
            return new SKSizeI(image.Width, image.Height);
        using SKBitmap bitmap = FrameEditor.Apply(image, edits);
        return bitmap.Info.Size;
    }

    /// <summary>A frame of another aspect ratio is centered on black.</summary>
    private SKBitmap Fit(SKBitmap bitmap)
    {
        using (bitmap)
        {
            SKBitmap canvasBitmap = Bitmaps.Opaque(size);
            using var canvas = new SKCanvas(canvasBitmap);
            canvas.Clear(SKColors.Black);
            float scale = Math.Min((float)size.Width / bitmap.Width, (float)size.Height / bitmap.Height);
            var place = SKRect.Create(bitmap.Width * scale, bitmap.Height * scale);
            place.Offset((size.Width - place.Width) / 2, (size.Height - place.Height) / 2);
            canvas.DrawBitmap(bitmap, place, FrameScaler.Smooth);
            return canvasBitmap;
        }
    }
}
