using SkiaSharp;

namespace Een.Media.Client.Imaging.Decoding;

/// <summary>The kind of bitmap that this package uses: opaque, with the bytes blue, green, red and alpha on every platform.</summary>
internal static class Bitmaps
{
    public static SKImageInfo Info(SKSizeI size) => new(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);

    /// <summary>A bitmap whose pixels are not cleared. Throws a typed error when there is not enough memory.</summary>
    public static SKBitmap Opaque(SKSizeI size)
    {
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(Info(size)))
            return bitmap;
        bitmap.Dispose();
        throw new EenImageException(
            ImageProblem.TooLarge,
            $"There is not enough memory for {size.Width}×{size.Height} pixels. Decode smaller: DecodeOptions.MaxWidth.");
    }

    /// <summary>A view of part of the pixels. The part must lie within the whole.</summary>
    public static SKPixmap Part(SKPixmap whole, SKRectI area) =>
        whole.ExtractSubset(area)
        ?? throw new ArgumentOutOfRangeException(nameof(area), area, $"The image has {whole.Width}×{whole.Height} pixels.");
}
