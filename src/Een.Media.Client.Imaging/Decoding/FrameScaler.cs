using SkiaSharp;

namespace Een.Media.Client.Imaging.Decoding;

/// <summary>Decodes at the smallest eighth that is large enough, then scales down to the wanted size.</summary>
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
        return decoded.Width == target.Width && decoded.Height == target.Height ? decoded : Shrink(decoded, target);
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

    private static SKBitmap Shrink(SKBitmap decoded, SKSizeI target)
    {
        using (decoded)
        {
            SKBitmap shrunk = Bitmaps.Opaque(target);
            using SKPixmap from = decoded.PeekPixels();
            using SKPixmap to = shrunk.PeekPixels();
            from.ScalePixels(to, Smooth);
            return shrunk;
        }
    }
}
