using Een.Media.Emulator.Cameras.Jpeg;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>Scales a JPEG and draws boxes into it. It is decoded no larger than needed.</summary>
internal static class Retouch
{
    private const int Quality = 85;

    /// <summary>The size that a JPEG announces.</summary>
    public static ImageSize? SizeOf(ReadOnlySpan<byte> jpeg)
    {
        int position = 0;
        while (JpegSegments.TryNext(jpeg, ref position, out byte marker, out ReadOnlySpan<byte> payload))
        {
            // SOF0 to SOF15, except the three markers in that range with another meaning.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && payload.Length >= 5)
                return new ImageSize((payload[3] << 8) | payload[4], (payload[1] << 8) | payload[2]);
        }

        return null;
    }

    public static byte[] Apply(byte[] jpeg, ImageSize size, IReadOnlyList<OverlayBox> boxes)
    {
        using SKData data = SKData.CreateCopy(jpeg);
#pragma warning disable CA1508 // SKCodec.Create returns null for unreadable data, although it is not declared nullable.
        using SKCodec codec = SKCodec.Create(data) ?? throw new InvalidDataException("The image cannot be decoded.");
#pragma warning restore CA1508
        SKSizeI coarse = codec.GetScaledDimensions(Math.Max(size.Width / (float)codec.Info.Width, size.Height / (float)codec.Info.Height));
        if (coarse.Width < size.Width || coarse.Height < size.Height)
            coarse = codec.Info.Size;
        using SKBitmap image = new(PixelBuffer.Info(coarse.Width, coarse.Height));
        codec.GetPixels(image.Info, image.GetPixels());
        using SKBitmap scaled = coarse == new SKSizeI(size.Width, size.Height)
            ? image.Copy()
            : image.Resize(new SKSizeI(size.Width, size.Height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using SKCanvas canvas = new(scaled);
        OverlayPainter.Draw(canvas, size, boxes);
        canvas.Flush();
        using SKData encoded = scaled.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }
}
