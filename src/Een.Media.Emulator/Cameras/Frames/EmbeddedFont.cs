using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>The font of all drawn text. Skia finds no system fonts on a headless machine and silently draws nothing.</summary>
internal static class EmbeddedFont
{
    private static readonly SKTypeface Typeface = Load();

    /// <summary>A font of this height in pixels. The caller disposes it.</summary>
    public static SKFont OfSize(float size) => new(Typeface, size) { Edging = SKFontEdging.Antialias, Subpixel = true };

    private static SKTypeface Load()
    {
        using Stream stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream("DejaVuSansMono-Bold.ttf")
            ?? throw new InvalidOperationException("The font is missing from the assembly.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
