using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Copies pixels into the caller's memory, for example for an analysis that does not use Skia.</summary>
public static class PixelCopying
{
    /// <summary>Decodes an image into the caller's memory.</summary>
    /// <param name="image">The image. It may be disposed once this returns.</param>
    /// <param name="destination">The memory. It must have room for all pixels: width × height × 4 bytes, or × 1 for gray.</param>
    /// <param name="format">The order of the bytes.</param>
    /// <param name="options">Size and limits. <see langword="null"/> decodes at full size.</param>
    /// <returns>The width and the height of the decoded image in pixels.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too small. The message says what is needed.</exception>
    /// <exception cref="EenImageException">The JPEG is broken, or larger than allowed.</exception>
    public static SKSizeI CopyPixelsTo(
        this RecordedImage image, Span<byte> destination, PixelFormat format, DecodeOptions? options = null)
    {
        using SKBitmap bitmap = image.ToBitmap(options);
        return bitmap.CopyPixelsTo(destination, format);
    }

    /// <summary>Copies the pixels of a bitmap into the caller's memory.</summary>
    /// <param name="bitmap">The bitmap.</param>
    /// <param name="destination">The memory. It must have room for all pixels: width × height × 4 bytes, or × 1 for gray.</param>
    /// <param name="format">The order of the bytes.</param>
    /// <returns>The width and the height of the bitmap in pixels.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too small. The message says what is needed.</exception>
    public static unsafe SKSizeI CopyPixelsTo(this SKBitmap bitmap, Span<byte> destination, PixelFormat format)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        SKColorType type = format switch
        {
            PixelFormat.Bgra32 => SKColorType.Bgra8888,
            PixelFormat.Rgba32 => SKColorType.Rgba8888,
            PixelFormat.Gray8 => SKColorType.Gray8,
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Use Bgra32, Rgba32 or Gray8."),
        };
        var info = new SKImageInfo(bitmap.Width, bitmap.Height, type, SKAlphaType.Opaque);
        if (destination.Length < info.BytesSize64)
        {
            throw new ArgumentException(
                $"{bitmap.Width}×{bitmap.Height} pixels as {format} need {info.BytesSize64} bytes. There are {destination.Length}.",
                nameof(destination));
        }

        using SKPixmap from = bitmap.PeekPixels();
        fixed (byte* pointer = destination)
            from.ReadPixels(info, (nint)pointer, info.RowBytes);
        return bitmap.Info.Size;
    }
}
