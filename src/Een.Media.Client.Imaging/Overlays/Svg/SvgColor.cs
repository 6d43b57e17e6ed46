using System.Drawing;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Colors as CSS writes them.</summary>
internal static class SvgColor
{
    /// <summary>
    /// Reads a paint: a color, <c>none</c> (a <see langword="null"/> color), or a reference, which is never followed: its fallback
    /// counts, or else nothing is painted.
    /// </summary>
    public static bool TryParsePaint(string text, SKColor current, out SKColor? color)
    {
        text = text.Trim();
        color = null;
        if (text.StartsWith("url(", StringComparison.OrdinalIgnoreCase))
        {
            int end = text.IndexOf(')', StringComparison.Ordinal);
            string fallback = end < 0 ? "" : text[(end + 1)..].Trim();
            return fallback.Length == 0 || (!fallback.StartsWith("url(", StringComparison.OrdinalIgnoreCase) && TryParsePaint(fallback, current, out color));
        }

        if (text.Equals("none", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!TryParse(text, current, out SKColor parsed))
            return false;
        color = parsed;
        return true;
    }

    public static bool TryParse(string text, SKColor current, out SKColor color)
    {
        text = text.Trim();
        color = current;
        if (text.Equals("currentColor", StringComparison.OrdinalIgnoreCase))
            return true;
        if (text.Equals("transparent", StringComparison.OrdinalIgnoreCase))
        {
            color = SKColors.Transparent;
            return true;
        }

        if (text.StartsWith('#'))
            return TryParseHex(text.AsSpan(1), out color);
        if (text.StartsWith("rgb", StringComparison.OrdinalIgnoreCase))
            return TryParseRgb(text, out color);
        return TryParseName(text, out color);
    }

    private static bool TryParseHex(ReadOnlySpan<char> digits, out SKColor color)
    {
        color = default;
        Span<byte> parts = [0, 0, 0, 255];
        int width = digits.Length is 3 or 4 ? 1 : 2;
        if (digits.Length is not (3 or 4 or 6 or 8))
            return false;
        for (int i = 0; i < digits.Length / width; i++)
        {
            if (!byte.TryParse(digits.Slice(i * width, width), System.Globalization.NumberStyles.AllowHexSpecifier, null, out byte part))
                return false;
            parts[i] = width == 1 ? (byte)(part * 17) : part;
        }

        color = new SKColor(parts[0], parts[1], parts[2], parts[3]);
        return true;
    }

    private static bool TryParseRgb(string text, out SKColor color)
    {
        color = default;
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')'))
            return false;
        string[] parts = text[(open + 1)..^1].Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        Span<float> values = [0, 0, 0, 1];
        if (parts.Length is not (3 or 4))
            return false;
        for (int i = 0; i < parts.Length; i++)
        {
            float whole = i == 3 ? 1 : 255;
            if (!SvgNumber.TryParseLength(parts[i], whole, 0, out values[i]))
                return false;
            values[i] = Math.Clamp(values[i], 0, whole);
        }

        color = new SKColor(Byte(values[0]), Byte(values[1]), Byte(values[2]), Byte(values[3] * 255));
        return true;
        static byte Byte(float value) => (byte)MathF.Round(value);
    }

    /// <summary>The framework's known colors are the CSS names, spelled with an a in grey, beside those of desktop themes.</summary>
    private static bool TryParseName(string text, out SKColor color)
    {
        Color known = text.Length is > 2 and < 24
            ? Color.FromName(text.Replace("grey", "gray", StringComparison.OrdinalIgnoreCase))
            : Color.Empty;
        color = new SKColor(known.R, known.G, known.B);
        return known.IsKnownColor && !known.IsSystemColor;
    }
}
