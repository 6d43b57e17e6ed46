using System.Buffers;
using System.Globalization;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Times;

/// <summary>Durations such as <c>10m</c>, <c>1h30m</c>, <c>1.5h</c> and <c>250ms</c>.</summary>
internal static class DurationText
{
    private const string Examples = "Examples: 250ms, 30s, 10m, 1h30m, 2d, 1w.";

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3653);

    public static TimeSpan Parse(string text) => TryParse(text, out TimeSpan duration)
        ? duration
        : throw CliException.Usage($"'{Text.SafeText.Of(text)}' is not a duration. {Examples}");

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
            return false;
        while (!rest.IsEmpty)
        {
            int digits = rest.IndexOfAnyExcept(s_digits);
            if (digits <= 0 || !double.TryParse(
                rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount))
                return false;
            rest = rest[digits..];
            int letters = rest.IndexOfAnyExceptInRange('a', 'z');
            ReadOnlySpan<char> unit = letters < 0 ? rest : rest[..letters];
            if (Unit(unit) is not { } length || amount * length.TotalSeconds > s_longest.TotalSeconds)
                return false;
            duration += length * amount;
            rest = rest[unit.Length..];
        }

        return duration <= s_longest;
    }

    /// <summary>A duration for people: its two largest units.</summary>
    public static string Of(TimeSpan duration)
    {
        TimeSpan length = duration.Duration();
        FormattableString text = length.TotalSeconds switch
        {
            < 1 => $"{length.TotalMilliseconds:0} ms",
            < 60 => $"{length.TotalSeconds:0.#} s",
            < 3600 when length.Seconds == 0 => $"{length.Minutes} min",
            < 3600 => $"{length.Minutes} min {length.Seconds} s",
            < 86400 when length.Minutes == 0 => $"{length.Hours} h",
            < 86400 => $"{length.Hours} h {length.Minutes} min",
            _ when length.Hours == 0 => $"{length.Days} d",
            _ => $"{length.Days} d {length.Hours} h",
        };
        return FormattableString.Invariant(text);
    }

    private static TimeSpan? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "ms" => TimeSpan.FromMilliseconds(1),
        "s" => TimeSpan.FromSeconds(1),
        "m" or "min" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        "d" => TimeSpan.FromDays(1),
        "w" => TimeSpan.FromDays(7),
        _ => null,
    };
}
