using System.Text;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Fonts;

/// <summary>One line of text, split into runs of one typeface each. The caller disposes it.</summary>
internal sealed class TextLine : IDisposable
{
    private readonly List<(string Text, SKFont Font, float Width)> _runs = [];

    public TextLine(string text, CaptionFont font, float size, bool bold = false)
    {
        Size = size;
        StringBuilder run = new();
        SKTypeface? current = null;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
                continue;
            SKTypeface? typeface = font.TypefaceFor(rune);
            Rune drawn = typeface is null ? Rune.ReplacementChar : rune;
            typeface ??= EmbeddedTypeface.Instance;
            if (typeface != current)
                Flush();
            current = typeface;
            run.Append(drawn.ToString());
        }

        Flush();
        void Flush()
        {
            if (current is null || run.Length == 0)
                return;
            var skFont = new SKFont(current, size)
            {
                Edging = SKFontEdging.Antialias,
                Subpixel = true,
                Hinting = SKFontHinting.None,
                LinearMetrics = true,
                Embolden = bold,
            };
            string part = run.ToString();
            float width = skFont.MeasureText(part);
            _runs.Add((part, skFont, width));
            Width += width;
            run.Clear();
        }
    }

    /// <summary>The font size.</summary>
    public float Size { get; }

    /// <summary>The width of the line, in the unit of the font size.</summary>
    public float Width { get; private set; }

    /// <summary>A line of at most the given width. Text that is too wide gets smaller letters.</summary>
    public static TextLine Fit(string text, CaptionFont font, float size, float maxWidth, bool bold = false)
    {
        var line = new TextLine(text, font, size, bold);
        if (line.Width <= maxWidth || maxWidth <= 0)
            return line;
        float smaller = size * maxWidth / line.Width;
        line.Dispose();
        return new TextLine(text, font, smaller, bold);
    }

    /// <summary>Draws the line. The point is the left end of the baseline.</summary>
    public void Draw(SKCanvas canvas, float x, float y, SKPaint paint)
    {
        foreach ((string text, SKFont font, float width) in _runs)
        {
            canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
            x += width;
        }
    }

    public void Dispose()
    {
        foreach ((_, SKFont font, _) in _runs)
            font.Dispose();
    }
}
