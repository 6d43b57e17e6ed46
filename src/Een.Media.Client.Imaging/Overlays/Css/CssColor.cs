using System.Drawing;
using System.Globalization;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>Colors as CSS defines them: names, <c>#rgb</c>, <c>rgb()</c> and <c>hsl()</c>.</summary>
internal static class CssColor
{
    /// <summary>
    /// Reads a paint: a color, or <c>none</c>, which gives <see langword="null"/>. A reference is not followed; its fallback is used.
    /// </summary>
    public static bool TryParsePaint(string text, SKColor current, out SKColor? color)
    {
        text = text.Trim();
        color = null;
        if (text.StartsWith("url(", StringComparison.OrdinalIgnoreCase))
        {
            int end = text.IndexOf(')', StringComparison.Ordinal);
            text = end < 0 ? "" : text[(end + 1)..].Trim();
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

        return text.StartsWith('#') ? TryParseHex(text.AsSpan(1), out color)
            : text.StartsWith("rgb", StringComparison.OrdinalIgnoreCase) ? TryParseRgb(text, out color)
            : text.StartsWith("hsl", StringComparison.OrdinalIgnoreCase) ? TryParseHsl(text, out color)
            : TryParseName(text, out color);
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
            if (!byte.TryParse(digits.Slice(i * width, width), NumberStyles.AllowHexSpecifier, null, out byte part))
                return false;
            parts[i] = width == 1 ? (byte)(part * 17) : part;
        }

        color = new SKColor(parts[0], parts[1], parts[2], parts[3]);
        return true;
    }

    private static bool TryParseRgb(string text, out SKColor color)
    {
        color = default;
        Span<float> values = [0, 0, 0];
        if (!TryArguments(text, out string[] parts, out float alpha))
            return false;
        for (int i = 0; i < 3; i++)
        {
            bool isPercent = parts[i].EndsWith('%');
            if (!CssNumber.TryParse(parts[i].AsSpan().TrimEnd('%'), out values[i]))
                return false;
            values[i] = Math.Clamp(isPercent ? values[i] * 2.55f : values[i], 0, 255);
        }

        color = new SKColor(Byte(values[0]), Byte(values[1]), Byte(values[2]), Byte(alpha * 255));
        return true;
    }

    private static bool TryParseHsl(string text, out SKColor color)
    {
        color = default;
        if (!TryArguments(text, out string[] parts, out float alpha)
            || !CssNumber.TryParseAngle(parts[0], out float hue)
            || !CssNumber.TryParse(parts[1].AsSpan().TrimEnd('%'), out float saturation)
            || !CssNumber.TryParse(parts[2].AsSpan().TrimEnd('%'), out float lightness))
        {
            return false;
        }

        hue = ((hue % 360) + 360) % 360;
        color = SKColor.FromHsl(hue, Math.Clamp(saturation, 0, 100), Math.Clamp(lightness, 0, 100)).WithAlpha(Byte(alpha * 255));
        return true;
    }

    /// <summary>Splits <c>rgba(1, 2, 3, 0.5)</c> and <c>rgb(1 2 3 / 50%)</c> into three arguments and the opacity.</summary>
    private static bool TryArguments(string text, out string[] parts, out float alpha)
    {
        alpha = 1;
        int open = text.IndexOf('(', StringComparison.Ordinal);
        string name = open < 0 ? "" : text[..open].TrimEnd();
        parts = open < 0 || !text.EndsWith(')')
            ? []
            : text[(open + 1)..^1].Split([',', ' ', '/', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return name.Length is 3 or 4 && (name.Length == 3 || name.EndsWith('a') || name.EndsWith('A'))
            && (parts.Length == 3 || (parts.Length == 4 && CssNumber.TryParseFraction(parts[3], out alpha)));
    }

    private static byte Byte(float value) => (byte)MathF.Round(value);

    /// <summary>The framework's known colors are those of CSS, with gray spelled with an a, and system colors.</summary>
    private static bool TryParseName(string text, out SKColor color)
    {
        Color known = text.Length is > 2 and < 24
            ? Color.FromName(text.Replace("grey", "gray", StringComparison.OrdinalIgnoreCase))
            : Color.Empty;
        color = new SKColor(known.R, known.G, known.B);
        return known.IsKnownColor && !known.IsSystemColor;
    }
}
