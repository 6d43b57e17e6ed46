using Een.Media.Client.Imaging.Decoding;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Editing;

/// <summary>Makes areas of an image unrecognizable.</summary>
internal static class PrivacyPainter
{
    private const int SamplesLeft = 8;

    public static void Hide(SKBitmap bitmap, PrivacyArea privacy)
    {
        SKRectI area = privacy.Area.ToPixels(bitmap.Info.Size);
        if (privacy.Color is { } color)
        {
            bitmap.Erase(color, area);
            return;
        }

        using SKPixmap whole = bitmap.PeekPixels();
        using SKPixmap pixels = Bitmaps.Part(whole, area);
        double scale = Math.Min(1, (double)SamplesLeft / Math.Max(area.Width, area.Height));
        using SKBitmap samples = Bitmaps.Opaque(new(Math.Max(1, (int)(area.Width * scale)), Math.Max(1, (int)(area.Height * scale))));
        using SKPixmap few = samples.PeekPixels();
        pixels.ScalePixels(few, FrameScaler.Smooth);
        few.ScalePixels(pixels, new SKSamplingOptions(SKCubicResampler.Mitchell));
    }
}
