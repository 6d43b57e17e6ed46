using System.Buffers.Binary;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>Draws small images and turns them into frames.</summary>
internal static class TestImages
{
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A JPEG in one color.</summary>
    public static byte[] Plain(int width, int height, SKColor color, int quality = 90) =>
        Jpeg(width, height, canvas => canvas.Clear(color), quality);

    /// <summary>A JPEG of what the action draws.</summary>
    public static byte[] Jpeg(int width, int height, Action<SKCanvas> draw, int quality = 90)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
            draw(canvas);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    /// <summary>The left half is red, the right half blue: mirrored or cropped images look different.</summary>
    public static byte[] RedAndBlue(int width, int height) => Jpeg(width, height, canvas =>
    {
        canvas.Clear(SKColors.Blue);
        using var paint = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height, paint);
    });

    /// <summary>A JPEG of tens of kilobytes; another one for each number.</summary>
    public static byte[] Noise(int seed) => Jpeg(320, 180, canvas =>
    {
        using SKShader noise = SKShader.CreatePerlinNoiseTurbulence(0.9f, 0.9f, 4, seed);
        using var paint = new SKPaint { Shader = noise };
        canvas.DrawPaint(paint);
    });

    /// <summary>A JPEG with one component.</summary>
    public static byte[] GrayScale(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8));
        bitmap.Erase(SKColors.White);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>A square on a plain background that moves one step per frame.</summary>
    public static byte[] Wandering(int i, int width = 160, int height = 90) => Jpeg(width, height, canvas =>
    {
        canvas.Clear(SKColors.DarkSlateBlue);
        using var paint = new SKPaint { Color = SKColors.Orange };
        canvas.DrawRect(4 * i, 30 + (i % 5 * 6), 20, 20, paint);
    });

    /// <summary>A small file that claims to hold 65,500 × 65,500 pixels.</summary>
    public static byte[] Bomb()
    {
        byte[] jpeg = Plain(16, 16, SKColors.Gray);
        int frameHeader = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frameHeader + 5), 65500);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frameHeader + 7), 65500);
        return jpeg;
    }

    public static RecordedImage Frame(byte[] jpeg, DateTimeOffset? at = null, string? overlay = null) =>
        EenMediaModelFactory.RecordedImage(jpeg, at ?? Noon, "10058b7a", StreamType.Preview, overlay);
}
