using System.Globalization;

namespace Een.Media.Emulator.Faults;

/// <summary>
/// Reads durations, sizes, rates and fractions of fault rules and flags. A <see cref="FormatException"/> says what is allowed.
/// </summary>
internal static class Quantity
{
    /// <summary><c>250ms</c>, <c>5s</c>, <c>2m</c>, <c>1h</c>, <c>14d</c>, <c>12:00:00</c>.</summary>
    public static TimeSpan Duration(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan clock)
            && clock >= TimeSpan.Zero)
        {
            return clock;
        }

        (double number, string unit) = Split(text);
        TimeSpan? duration = unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "d" => TimeSpan.FromDays(number),
            _ => null,
        };
        return duration ?? throw new FormatException("needs a duration such as 250ms, 5s, 2m, 1h, 14d or 12:00:00");
    }

    /// <summary>A duration with a sign, such as <c>+30s</c>.</summary>
    public static TimeSpan SignedDuration(string text) => text switch
    {
        ['+', ..] => Duration(text[1..]),
        ['-', ..] => -Duration(text[1..]),
        _ => throw new FormatException("needs a sign and a duration, such as +30s or -1h"),
    };

    /// <summary>Bytes: <c>1000</c>, <c>60k</c>, <c>1m</c> (multiples of 1024).</summary>
    public static int Bytes(string text)
    {
        (double number, string unit) = Split(text);
        double bytes = unit switch
        {
            "" => number,
            "k" => number * 1024,
            "m" => number * 1024 * 1024,
            _ => throw new FormatException("needs a number of bytes such as 1000, 60k or 1m"),
        };
        return bytes <= int.MaxValue ? (int)bytes : throw new FormatException("is too large");
    }

    /// <summary>Bytes per second: <c>40mbit</c> and <c>512kbit</c> (bits), <c>5mb</c> and <c>1000000</c> (bytes).</summary>
    public static double BytesPerSecond(string text)
    {
        (double number, string unit) = Split(text);
        double rate = unit switch
        {
            "kbit" => number * 1e3 / 8,
            "mbit" => number * 1e6 / 8,
            "gbit" => number * 1e9 / 8,
            "kb" => number * 1e3,
            "mb" => number * 1e6,
            "" => number,
            _ => 0,
        };
        return rate > 0 ? rate : throw new FormatException("needs a rate per second such as 40mbit, 5mb or 1000000");
    }

    /// <summary><c>0.05</c> or <c>5%</c>.</summary>
    public static double Fraction(string text)
    {
        bool percent = text.EndsWith('%');
        string number = percent ? text[..^1] : text;
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double fraction)
            ? fraction / (percent ? 100 : 1)
            : throw new FormatException("needs a fraction such as 0.05 or 5%");
    }

    private static (double Number, string Unit) Split(string text)
    {
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        return double.TryParse(text.AsSpan(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            ? (number, text[end..])
            : (0, "?");
    }
}
