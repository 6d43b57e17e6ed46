using Een.Media.Client.Imaging.Decoding;
using Een.Media.Client.Imaging.Editing;
using Een.Media.Client.Imaging.Saving;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>A frame that is known to decode: as a JPEG, unchanged if possible, or as pixels with the edits applied.</summary>
internal sealed class PreparedFrame : IDisposable
{
    private readonly ReadOnlyMemory<byte>? _jpeg;
    private SKBitmap? _bitmap;

    private PreparedFrame(SKSizeI size, ReadOnlyMemory<byte>? jpeg, SKBitmap? bitmap) => (Size, _jpeg, _bitmap) = (size, jpeg, bitmap);

    public SKSizeI Size { get; }

    /// <summary>Decodes the frame: with its edits, or at an eighth of its size if only its JPEG is needed.</summary>
    /// <exception cref="EenImageException">The frame cannot be decoded.</exception>
    public static PreparedFrame Create(RecordedImage image, FrameEdits edits, TimeLapseFormat format, OverlayTally tally)
    {
        if (format != TimeLapseFormat.AnimatedWebp && edits.LeaveUnchanged(image))
        {
            JpegFacts facts = FrameDecoder.Check(image.Data.Span, edits.MaxPixels);
            bool keepMetadata = format == TimeLapseFormat.MotionJpegAvi && !facts.IsRotated;
            if (edits.Fits(facts.Size) && JpegTrimmer.Trim(image.Data, keepMetadata) is { } jpeg)
                return new PreparedFrame(facts.Size, jpeg, null);
        }

        SKBitmap bitmap = FrameEditor.Apply(image, edits, tally);
        return new PreparedFrame(bitmap.Info.Size, null, bitmap);
    }

    /// <summary>The frame as a JPEG of the given size.</summary>
    public ReadOnlyMemory<byte> ToJpeg(SKSizeI size, int quality)
    {
        if (_jpeg is { } jpeg && Size == size)
            return jpeg;
        using SKBitmap bitmap = TakeBitmap(size);
        return ImageEncoder.Encode(bitmap, ImageFormat.Jpeg, quality);
    }

    /// <summary>The pixels of the frame in the given size. The caller disposes the bitmap.</summary>
    public SKBitmap TakeBitmap(SKSizeI size)
    {
        SKBitmap bitmap = _bitmap ?? FrameDecoder.Decode(_jpeg!.Value.Span, new DecodeOptions { MaxPixels = int.MaxValue });
        _bitmap = null;
        return bitmap.Info.Size == size ? bitmap : Fit(bitmap, size);
    }

    public void Dispose() => _bitmap?.Dispose();

    /// <summary>A frame of another aspect ratio is centered on black.</summary>
    private static SKBitmap Fit(SKBitmap bitmap, SKSizeI size)
    {
        using (bitmap)
        {
            SKBitmap fitted = Bitmaps.Opaque(size);
            using var canvas = new SKCanvas(fitted);
            canvas.Clear(SKColors.Black);
            float scale = Math.Min((float)size.Width / bitmap.Width, (float)size.Height / bitmap.Height);
            var area = SKRect.Create(bitmap.Width * scale, bitmap.Height * scale);
            area.Offset((size.Width - area.Width) / 2, (size.Height - area.Height) / 2);
            canvas.DrawBitmap(bitmap, area, FrameScaler.Smooth);
            return fitted;
        }
    }
}
