using SkiaSharp;

namespace Een.Media.Emulator.Tests.Cameras;

/// <summary>Decodes images with an independent decoder.</summary>
internal static class TestImages
{
    /// <summary>Decodes the whole image; the test fails if it is incomplete or damaged.</summary>
    public static SKBitmap Decode(ReadOnlySpan<byte> jpeg)
    {
        using MemoryStream stream = new(jpeg.ToArray());
        using SKCodec? codec = SKCodec.Create(stream, out SKCodecResult opened);
        Assert.That(opened, Is.EqualTo(SKCodecResult.Success));
        SKBitmap bitmap = new(new SKImageInfo(codec!.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Assert.That(codec.GetPixels(bitmap.Info, bitmap.GetPixels()), Is.EqualTo(SKCodecResult.Success));
        return bitmap;
    }

    public static (int Width, int Height) SizeOf(ReadOnlySpan<byte> jpeg)
    {
        using SKBitmap bitmap = Decode(jpeg);
        return (bitmap.Width, bitmap.Height);
    }

    /// <summary>The mean difference of the samples of two images in a rectangle, 0 to 255.</summary>
    public static double Difference(SKBitmap one, SKBitmap other, SKRectI inside)
    {
        double sum = 0;
        for (int y = inside.Top; y < inside.Bottom; y++)
        {
            for (int x = inside.Left; x < inside.Right; x++)
            {
                SKColor a = one.GetPixel(x, y), b = other.GetPixel(x, y);
                sum += Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue);
            }
        }

        return sum / 3 / (inside.Width * inside.Height);
    }

    public static double Difference(SKBitmap one, SKBitmap other) => Difference(one, other, new SKRectI(0, 0, one.Width, one.Height));
}
