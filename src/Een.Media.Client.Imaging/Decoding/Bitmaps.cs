using SkiaSharp;

namespace Een.Media.Client.Imaging.Decoding;

/// <summary>The one kind of bitmap that this package works with: opaque, in Skia's native 32-bit order.</summary>
internal static class Bitmaps
{
    public static SKImageInfo Info(SKSizeI size) => new(size.Width, size.Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque);

    /// <summary>Pixels of undefined content. A machine without the memory for them gets a typed error.</summary>
    public static SKBitmap Opaque(SKSizeI size)
    {
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(Info(size)))
            return bitmap;
        bitmap.Dispose();
        throw new EenImageException(ImageProblem.TooLarge, $"There is no memory for a picture of {size.Width}×{size.Height} pixels.");
    }

    /// <summary>A window on some of the pixels, which must lie within.</summary>
    public static SKPixmap Part(SKPixmap whole, SKRectI area) =>
        whole.ExtractSubset(area) ?? throw new ArgumentOutOfRangeException(nameof(area), area, $"The picture has {whole.Width}×{whole.Height} pixels.");
}
