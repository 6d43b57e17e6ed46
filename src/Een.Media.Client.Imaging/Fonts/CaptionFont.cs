using System.Text;
using Een.Media.Client.Imaging.Fonts;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// The font of captions, stamps and overlay labels. Immutable and thread-safe.
/// <para>
/// The default is DejaVu Sans, embedded in this package, so that text appears on a server without any fonts. It has Latin, Greek,
/// Cyrillic, Armenian, Georgian, Hebrew and Arabic letters, but no Chinese, Japanese, Korean, Thai or Indic ones. A character that
/// the given typefaces lack is looked for in the system's fonts, where Skia can see them (Windows, macOS); failing that it is drawn
/// as � (U+FFFD), never as nothing. Ask <see cref="CanDraw"/> beforehand, and hand a typeface that has the letters to the constructor.
/// </para>
/// <para>Letters are set one after another from left to right: right-to-left and joining scripts are not shaped.</para>
/// </summary>
public sealed class CaptionFont
{
    // One font per typeface, only to ask for glyphs, which changes nothing in it.
    private readonly SKFont[] _typefaces;

    /// <summary>Puts typefaces before the embedded one.</summary>
    /// <param name="typefaces">In order of preference. They stay the caller's and must outlive this object.</param>
    public CaptionFont(params IEnumerable<SKTypeface> typefaces)
    {
        ArgumentNullException.ThrowIfNull(typefaces);
        _typefaces = [.. typefaces.Append(EmbeddedTypeface.Instance).Select(typeface => new SKFont(typeface))];
    }

    /// <summary>The embedded font alone.</summary>
    public static CaptionFont Default { get; } = new();

    /// <summary>Whether every character of a text has a glyph, so that none will be drawn as �.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when the given typefaces, the embedded one or the system's have all of it.</returns>
    public bool CanDraw(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().All(rune => Rune.IsControl(rune) || TypefaceFor(rune) is not null);
    }

    /// <summary>The first typeface that has the character; <see langword="null"/> when nobody has.</summary>
    internal SKTypeface? TypefaceFor(Rune rune)
    {
        foreach (SKFont font in _typefaces)
        {
            if (font.ContainsGlyph(rune.Value))
                return font.Typeface;
        }

        return SystemFonts.TypefaceFor(rune);
    }
}
