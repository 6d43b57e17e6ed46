using System.Globalization;

namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>Numbers and angles. A number that is not finite, or larger than any image, is refused.</summary>
internal static class CssNumber
{
    private const float Largest = 1_000_000;

    private static readonly (string Unit, float Degrees)[] Angles = [("grad", 0.9f), ("deg", 1), ("rad", 180 / MathF.PI), ("turn", 360)];

    public static bool IsInRange(float value) => float.IsFinite(value) && Math.Abs(value) <= Largest;

    public static bool TryParse(ReadOnlySpan<char> text, out float value)
    {
        const NumberStyles Styles = NumberStyles.Float & ~NumberStyles.AllowTrailingWhite;
        return float.TryParse(text.Trim(), Styles, CultureInfo.InvariantCulture, out value) && IsInRange(value);
    }

    /// <summary>A number or a percentage of 1, limited to 0 to 1.</summary>
    public static bool TryParseFraction(ReadOnlySpan<char> text, out float value)
    {
        text = text.Trim();
        bool isPercent = text.EndsWith("%");
        bool isNumber = TryParse(isPercent ? text[..^1] : text, out value);
        value = Math.Clamp(isPercent ? value / 100 : value, 0, 1);
        return isNumber;
    }

    /// <summary>An angle in degrees. Without a unit, the number is degrees.</summary>
    public static bool TryParseAngle(ReadOnlySpan<char> text, out float degrees)
    {
        text = text.Trim();
        foreach ((string unit, float factor) in Angles)
        {
            if (!text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
                continue;
            bool isNumber = TryParse(text[..^unit.Length], out degrees);
            degrees *= factor;
            return isNumber;
        }

        return TryParse(text, out degrees);
    }

    /// <summary>Numbers separated by white space or commas.</summary>
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

    /// <summary>A number ends at a separator, a sign that does not follow an e, or a second point: <c>1-2.5.5</c> is three.</summary>
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
