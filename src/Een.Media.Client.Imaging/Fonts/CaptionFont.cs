using System.Text;
using Een.Media.Client.Imaging.Fonts;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// The font of captions, stamps and overlay labels. Immutable and thread-safe.
/// <para>
/// The default is DejaVu Sans, which is embedded in this package. So text also appears on a server without fonts. The font has Latin,
/// Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters, but no Chinese, Japanese, Korean, Thai or Indic ones. A missing
/// character is looked up in the system's fonts if Skia can see them (Windows, macOS). If no font has it, � (U+FFFD) is drawn. Call
/// <see cref="CanDraw"/> to check a text first. To draw other characters, pass a typeface that has them to the constructor.
/// </para>
/// <para>Letters are placed from left to right. Right-to-left and joining scripts are not shaped.</para>
/// </summary>
public sealed class CaptionFont
{
    // One font per typeface, used only to look up glyphs. A lookup does not change a font.
    private readonly SKFont[] _typefaces;

    /// <summary>A font that prefers the given typefaces to the embedded one.</summary>
    /// <param name="typefaces">Typefaces in order of preference. The caller keeps and disposes them. They must outlive this object.</param>
    public CaptionFont(params SKTypeface[] typefaces)
        : this(typefaces?.AsEnumerable()!)
    {
    }

    /// <inheritdoc cref="CaptionFont(SKTypeface[])"/>
    public CaptionFont(IEnumerable<SKTypeface> typefaces)
    {
        ArgumentNullException.ThrowIfNull(typefaces);
        _typefaces = [.. typefaces.Append(EmbeddedTypeface.Instance).Select(typeface => new SKFont(typeface))];
    }

    /// <summary>The embedded font alone.</summary>
    public static CaptionFont Default { get; } = new();

    /// <summary>Whether every character of a text has a glyph.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="false"/> when at least one character would be drawn as �.</returns>
    public bool CanDraw(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().All(rune => Rune.IsControl(rune) || TypefaceFor(rune) is not null);
    }

    /// <summary>The first typeface that has the character, or <see langword="null"/> if none.</summary>
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
