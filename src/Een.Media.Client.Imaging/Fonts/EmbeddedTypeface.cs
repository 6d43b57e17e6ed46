using SkiaSharp;

namespace Een.Media.Client.Imaging.Fonts;

/// <summary>
/// The typeface embedded in this assembly. Without it, Skia draws no text on a machine without fonts, and reports no error. Loaded once,
/// for the life of the process.
/// </summary>
internal static class EmbeddedTypeface
{
    public static SKTypeface Instance { get; } = Load();

    private static SKTypeface Load()
    {
        using Stream stream = typeof(EmbeddedTypeface).Assembly.GetManifestResourceStream("DejaVuSans.ttf")
            ?? throw new InvalidOperationException("DejaVuSans.ttf is not embedded in this assembly.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
