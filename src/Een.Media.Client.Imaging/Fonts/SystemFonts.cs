using System.Text;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Fonts;

/// <summary>The fonts that Skia can see on this machine: none with the Linux natives that need nothing installed.</summary>
internal static class SystemFonts
{
    private static readonly bool Any = SKFontManager.Default.FontFamilyCount > 0;

    public static SKTypeface? TypefaceFor(Rune rune)
    {
        if (!Any)
            return null;
        SKTypeface? match = SKFontManager.Default.MatchCharacter(rune.Value);
        if (match is null)
            return null;
        using var font = new SKFont(match);
        return font.ContainsGlyph(rune.Value) ? match : null;
    }
}
