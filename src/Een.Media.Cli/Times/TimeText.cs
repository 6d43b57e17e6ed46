using System.Globalization;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;

namespace Een.Media.Cli.Times;

/// <summary>
/// Parses instants as people write them: <c>12:03</c>, <c>2026-11-24T12:03</c>, <c>-1d</c>, <c>yesterday</c>, <c>now</c>.
/// </summary>
internal static class TimeText
{
    private const string Examples =
        "Examples: now, -1h, -1d, 12:03, today, 'yesterday 12:03', "
            + "2026-11-24, 2026-11-24T12:03, 2026-11-24T12:03:05Z, 2026-11-24T12:03-06:00.";

    private static readonly string[] s_clocks = ["H:mm", "H:mm:ss", "H:mm:ss.FFF"];
    private static readonly string[] s_dates = ["yyyy-MM-dd"];
    private static readonly string[] s_dateTimes =
    [
        .. from separator in new[] { "'T'", "' '" }
           from clock in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           select $"yyyy-MM-dd{separator}{clock}",
    ];

    private static readonly string[] s_zoned = [.. s_dateTimes.SelectMany(form => new[] { form + "zzz", form + "'Z'" })];

    /// <summary>The instant that the text means.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="now">The current time.</param>
    /// <param name="zone">The zone of clock times without one.</param>
    /// <param name="note">Called when a clock time occurs twice.</param>
    /// <param name="start">The start for <c>+1h</c>; <see langword="null"/> where that is not allowed.</param>
    /// <exception cref="CliException">The text is not an instant.</exception>
    public static DateTimeOffset Parse(
        string text, DateTimeOffset now, TimeZoneInfo zone, Action<string> note,
        DateTimeOffset? start = null)
    {
        string t = text.Trim();
        DateTime today = TimeZoneInfo.ConvertTime(now, zone).Date;
        if (t == "now")
            return now;
        foreach ((string word, DateTime day) in new[] { ("today", today), ("yesterday", today.AddDays(-1)) })
        {
            if (t == word)
                return WallClock.At(day, zone, note);
            if (t.StartsWith(word + ' ', StringComparison.Ordinal) && TryReadClock(t[(word.Length + 1)..], out TimeOnly clockTime))
                return WallClock.At(day + clockTime.ToTimeSpan(), zone, note);
        }

        if (t.StartsWith('-') && DurationText.TryParse(t[1..], out TimeSpan ago))
            return now - ago;
        if (t.StartsWith('+') && start is { } from && DurationText.TryParse(t[1..], out TimeSpan later))
            return from + later;
        if (DateTimeOffset.TryParseExact(
            t, s_zoned, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset zoned))
            return zoned;
        if (DateTime.TryParseExact(t, [.. s_dateTimes, .. s_dates], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime clock))
            return WallClock.At(clock, zone, note);
        if (TryReadClock(t, out TimeOnly time))
            return WallClock.At(today + time.ToTimeSpan(), zone, note);
        throw CliException.Usage($"'{SafeText.Of(text)}' is not a time. {Examples}");
    }

    private static bool TryReadClock(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, s_clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
