using SkiaSharp;

namespace Een.Media.Client.Imaging.Decoding;

/// <summary>Decodes at the smallest number of eighths that is large enough, then scales down to the requested size.</summary>
internal static class FrameScaler
{
    public static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static SKBitmap Decode(SKCodec codec, DecodeOptions options)
    {
        SKSizeI full = codec.Info.Size;
        if ((long)full.Width * full.Height > options.MaxPixels)
        {
            throw new EenImageException(
                ImageProblem.TooLarge,
                $"The image has {full.Width}×{full.Height} pixels. At most {options.MaxPixels} are allowed (MaxPixels).");
        }

        SKSizeI target = Fit(full, options.MaxWidth, options.MaxHeight);
        SKBitmap decoded = DecodeAt(codec, SmallestEighth(codec, target));
        SKSizeI size = decoded.Info.Size;
        return size == target ? decoded : Scale(decoded, SKRectI.Create(size), target);
    }

    /// <summary>The largest size within the limits that keeps the aspect ratio and does not enlarge. At least 1×1.</summary>
    public static SKSizeI Fit(SKSizeI size, int? maxWidth, int? maxHeight)
    {
        double widthScale = (double)(maxWidth ?? size.Width) / size.Width;
        double heightScale = (double)(maxHeight ?? size.Height) / size.Height;
        double scale = Math.Min(1, Math.Min(widthScale, heightScale));
        return new SKSizeI(
            Math.Max(1, (int)Math.Round(size.Width * scale)),
            Math.Max(1, (int)Math.Round(size.Height * scale)));
    }

    /// <summary>Scales part of a bitmap to a size, and disposes the bitmap.</summary>
    public static SKBitmap Scale(SKBitmap bitmap, SKRectI part, SKSizeI size)
    {
        using (bitmap)
        {
            SKBitmap scaled = Bitmaps.Opaque(size);
            using SKPixmap whole = bitmap.PeekPixels();
            using SKPixmap from = Bitmaps.Part(whole, part);
            using SKPixmap to = scaled.PeekPixels();
            from.ScalePixels(to, Smooth);
            return scaled;
        }
    }

    private static SKSizeI SmallestEighth(SKCodec codec, SKSizeI target)
    {
        for (int eighths = 1; eighths < 8; eighths++)
        {
            SKSizeI size = codec.GetScaledDimensions(eighths / 8f);
            if (size.Width >= target.Width && size.Height >= target.Height)
                return size;
        }

        return codec.Info.Size;
    }

    private static SKBitmap DecodeAt(SKCodec codec, SKSizeI size)
    {
        SKBitmap bitmap = Bitmaps.Opaque(size);
        SKCodecResult result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        throw result == SKCodecResult.IncompleteInput
            ? new EenImageException(
                ImageProblem.Truncated, $"The JPEG of {codec.Info.Width}×{codec.Info.Height} pixels ends before the image is complete.")
            : new EenImageException(
                ImageProblem.Broken, $"The JPEG of {codec.Info.Width}×{codec.Info.Height} pixels is not valid ({result}).");
    }
}
