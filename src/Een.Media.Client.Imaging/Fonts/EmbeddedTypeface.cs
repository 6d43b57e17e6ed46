using SkiaSharp;

namespace Een.Media.Client.Imaging.Fonts;

/// <summary>
/// The typeface in this assembly. Without one, Skia on a machine without fonts draws no text at all and says nothing. Loaded once,
/// for the life of the process.
/// </summary>
internal static class EmbeddedTypeface
{
    public static SKTypeface Instance { get; } = Load();

    private static SKTypeface Load()
    {
        using Stream stream = typeof(EmbeddedTypeface).Assembly.GetManifestResourceStream("DejaVuSans.ttf")
            ?? throw new InvalidOperationException("DejaVuSans.ttf is missing from the assembly: it was built wrongly.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
