using System.Text;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Fonts;

/// <summary>The fonts that Skia sees on this machine. The Linux binaries without dependencies see none.</summary>
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
