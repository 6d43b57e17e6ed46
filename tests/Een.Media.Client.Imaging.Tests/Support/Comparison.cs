using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Support;

internal static class Comparison
{
    /// <summary>The fraction of pixels, 0 to 1, in which a channel differs by more than the tolerance.</summary>
    public static double FractionOfDifferentPixels(SKBitmap expected, SKBitmap actual, int tolerance)
    {
        Assert.That(actual.Info.Size, Is.EqualTo(expected.Info.Size));
        int different = 0;
        for (int y = 0; y < expected.Height; y++)
        {
            for (int x = 0; x < expected.Width; x++)
            {
                if (!Close(expected.GetPixel(x, y), actual.GetPixel(x, y), tolerance))
                    different++;
            }
        }

        return (double)different / (expected.Width * expected.Height);
    }

    /// <summary>The fraction of pixels, 0 to 1, that have exactly this color.</summary>
    public static double FractionOf(SKBitmap bitmap, SKColor color) =>
        bitmap.Pixels.Count(pixel => pixel == color) / (double)bitmap.Pixels.Length;

    public static bool Close(SKColor a, SKColor b, int tolerance) =>
        Math.Abs(a.Red - b.Red) <= tolerance && Math.Abs(a.Green - b.Green) <= tolerance && Math.Abs(a.Blue - b.Blue) <= tolerance;

    /// <summary>The image with each block averaged into one pixel. Disposes the given image.</summary>
    public static SKBitmap Coarse(SKBitmap bitmap, int block)
    {
        using (bitmap)
        {
            var coarse = new SKBitmap(bitmap.Width / block, bitmap.Height / block);
            for (int y = 0; y < coarse.Height; y++)
            {
                for (int x = 0; x < coarse.Width; x++)
                    coarse.SetPixel(x, y, Average(bitmap, x * block, y * block, block));
            }

            return coarse;
        }
    }

    private static SKColor Average(SKBitmap bitmap, int left, int top, int block)
    {
        int red = 0, green = 0, blue = 0;
        for (int i = 0; i < block * block; i++)
        {
            SKColor pixel = bitmap.GetPixel(left + (i % block), top + (i / block));
            (red, green, blue) = (red + pixel.Red, green + pixel.Green, blue + pixel.Blue);
        }

        int count = block * block;
        return new SKColor((byte)(red / count), (byte)(green / count), (byte)(blue / count));
    }

    /// <summary>Saves the image in the test's working directory, and returns a hint where it is.</summary>
    public static string Save(SKBitmap bitmap, string name)
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, name);
        using FileStream file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
        return $"see {path}";
    }
}
