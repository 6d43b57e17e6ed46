using System.Globalization;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Numbers and lengths. What is not finite, or beyond any picture, is not a number here.</summary>
internal static class SvgNumber
{
    private const float Largest = 1_000_000;

    private static readonly (string Suffix, float Pixels)[] Units =
        [("px", 1), ("pt", 4f / 3), ("pc", 16), ("in", 96), ("cm", 96 / 2.54f), ("mm", 96 / 25.4f)];

    public static bool IsSane(float value) => float.IsFinite(value) && Math.Abs(value) <= Largest;

    public static bool TryParse(ReadOnlySpan<char> text, out float value) =>
        float.TryParse(text.Trim(), NumberStyles.Float & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value) && IsSane(value);

    /// <summary>A length with its unit; a percentage is of <paramref name="whole"/>, an em of <paramref name="fontSize"/>.</summary>
    public static bool TryParseLength(string text, float whole, float fontSize, out float value)
    {
        ReadOnlySpan<char> number = text.AsSpan().Trim();
        (string suffix, float unit) = UnitOf(number, whole, fontSize);
        bool good = TryParse(number[..^suffix.Length], out value);
        value *= unit;
        return good && IsSane(value);
    }

    /// <summary>Numbers with white space or commas between them.</summary>
    public static bool TryParseList(string text, out List<float> values)
    {
        values = [];
        ReadOnlySpan<char> rest = text;
        while (true)
        {
            rest = rest.TrimStart(" ,\t\r\n");
            if (rest.IsEmpty)
                return true;
            int end = EndOfNumber(rest);
            if (end == 0 || !TryParse(rest[..end], out float value))
                return false;
            values.Add(value);
            rest = rest[end..];
        }
    }

    private static (string Suffix, float Pixels) UnitOf(ReadOnlySpan<char> text, float whole, float fontSize)
    {
        if (text.EndsWith("%"))
            return ("%", whole / 100);
        if (text.EndsWith("em", StringComparison.OrdinalIgnoreCase))
            return ("em", fontSize);
        foreach ((string suffix, float pixels) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return (suffix, pixels);
        }

        return ("", 1);
    }

    /// <summary>A number ends at a separator, at a sign that does not follow an e, and at a second point: <c>1-2.5.5</c> is three.</summary>
    private static int EndOfNumber(ReadOnlySpan<char> text)
    {
        bool point = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '+' or '-' && i > 0 && text[i - 1] is not 'e' and not 'E')
                return i;
            if (c == '.' && point)
                return i;
            point |= c is '.' or 'e' or 'E';
            if (!char.IsAsciiDigit(c) && c is not '.' and not '+' and not '-' and not 'e' and not 'E')
                return i;
        }

        return text.Length;
    }
}
