using Een.Media.Client.Http;
using Een.Media.Client.Imaging.Decoding;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Decodes JPEGs, at a reduced size on request. Thread-safe.</summary>
public static class FrameDecoder
{
    /// <summary>Decodes an image.</summary>
    /// <param name="image">The image. It may be disposed once this returns.</param>
    /// <param name="options">Size and limits. <see langword="null"/> decodes at full size.</param>
    /// <returns>The bitmap, opaque, in the order of <see cref="PixelFormat.Bgra32"/>. The caller disposes it.</returns>
    /// <exception cref="EenImageException">The JPEG is broken, or larger than allowed.</exception>
    /// <exception cref="ObjectDisposedException">The image has been disposed.</exception>
    public static SKBitmap ToBitmap(this RecordedImage image, DecodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Decode(image.Data.Span, options);
    }

    /// <summary>Decodes an image into an immutable <see cref="SKImage"/>, for Skia's drawing methods.</summary>
    /// <param name="image">The image. It may be disposed once this returns.</param>
    /// <param name="options">Size and limits. <see langword="null"/> decodes at full size.</param>
    /// <returns>The image. The caller disposes it.</returns>
    /// <exception cref="EenImageException">The JPEG is broken, or larger than allowed.</exception>
    /// <exception cref="ObjectDisposedException">The image has been disposed.</exception>
    public static SKImage ToImage(this RecordedImage image, DecodeOptions? options = null)
    {
        using SKBitmap bitmap = image.ToBitmap(options);
        bitmap.SetImmutable();
        return SKImage.FromBitmap(bitmap);
    }

    /// <summary>Decodes a JPEG, for example one that was saved earlier.</summary>
    /// <param name="jpeg">The JPEG. Untrusted input is safe.</param>
    /// <param name="options">Size and limits. <see langword="null"/> decodes at full size.</param>
    /// <returns>The bitmap, opaque, in the order of <see cref="PixelFormat.Bgra32"/>. The caller disposes it.</returns>
    /// <exception cref="EenImageException">The bytes are not a JPEG, are broken, or claim more pixels than allowed.</exception>
    public static SKBitmap Decode(ReadOnlySpan<byte> jpeg, DecodeOptions? options = null)
    {
        options ??= new DecodeOptions();
        try
        {
            return DecodeOnce(jpeg, options);
        }
        catch (EenImageException e) when (e.Problem == ImageProblem.Truncated)
        {
            if (DecodeWithoutEnd(jpeg, options) is { } whole)
                return whole;
            throw;
        }
    }

    /// <summary>Decodes a JPEG at an eighth of its size, to check that it can be decoded.</summary>
    internal static unsafe JpegFacts Check(ReadOnlySpan<byte> jpeg, int maxPixels)
    {
        JpegFacts facts;
        fixed (byte* pointer = jpeg)
        {
            using SKData data = SKData.Create((nint)pointer, jpeg.Length);
            using SKCodec codec = OpenJpeg(data, jpeg);
            facts = new JpegFacts(codec.Info.Size, codec.EncodedOrigin != SKEncodedOrigin.TopLeft);
        }

        Decode(jpeg, new DecodeOptions { MaxPixels = maxPixels, MaxWidth = (facts.Size.Width + 7) / 8 }).Dispose();
        return facts;
    }

    private static unsafe SKBitmap DecodeOnce(ReadOnlySpan<byte> jpeg, DecodeOptions options)
    {
        fixed (byte* pointer = jpeg)
        {
            using SKData data = SKData.Create((nint)pointer, jpeg.Length);
            using SKCodec codec = OpenJpeg(data, jpeg);
            return FrameScaler.Decode(codec, options);
        }
    }

    /// <summary>Decodes a JPEG that lacks only its end marker. Skia cannot distinguish it from a cut-off image.</summary>
    private static SKBitmap? DecodeWithoutEnd(ReadOnlySpan<byte> jpeg, DecodeOptions options) =>
        JpegStructure.Read(jpeg).Completeness == JpegCompleteness.Complete ? DecodeOnce([.. jpeg, 0xFF, 0xD9], options) : null;

    private static SKCodec OpenJpeg(SKData data, ReadOnlySpan<byte> bytes)
    {
        // Skia reads a dozen formats. Bytes that do not begin like a JPEG never reach the other decoders.
        SKCodec? codec = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? SKCodec.Create(data) : null;
        return codec ?? throw new EenImageException(
            ImageProblem.NotAJpeg,
            $"The {bytes.Length} bytes are not a JPEG with an image in it.");
    }
}
