using System.Globalization;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Times;

/// <summary>Formats instants for people, with the name of their zone.</summary>
internal static class TimeRangeText
{
    public static string Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(instant, zone):yyyy-MM-dd HH:mm:ss}");

    public static string WithZone(DateTimeOffset instant, TimeZoneInfo zone) => $"{Of(instant, zone)} {Zone(instant, zone)}";

    public static string Range(DateTimeOffset from, DateTimeOffset? until, TimeZoneInfo zone) => until is { } end
        ? $"{Of(from, zone)} to {Of(end, zone)} {Zone(from, zone)}"
        : $"{Of(from, zone)} to now {Zone(from, zone)}";

    /// <exception cref="CliException">The range does not end after it begins.</exception>
    public static void Check(DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone)
    {
        if (until <= from)
            throw CliException.Usage($"The range is {Range(from, until, zone)}. Its end must be after its beginning.");
    }

    /// <exception cref="CliException">The instant is in the future.</exception>
    public static void CheckPast(DateTimeOffset instant, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (instant <= now)
            return;
        DateTimeOffset dayBefore = TimeZoneInfo.ConvertTime(instant, zone).AddDays(-1);
        string hint = dayBefore <= now
            ? string.Create(CultureInfo.InvariantCulture, $" For the day before, give {dayBefore:yyyy-MM-ddTHH:mm:ss}.") : "";
        throw CliException.Usage($"{WithZone(instant, zone)} is in the future. Nothing can be recorded then yet.{hint}");
    }

    /// <summary>The end of the recorded part of a range: now at the latest. The future is not a gap.</summary>
    /// <exception cref="CliException">The range is empty, or is entirely in the future.</exception>
    public static DateTimeOffset RecordedEnd(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, TimeZoneInfo zone)
    {
        Check(from, until, zone);
        return from < now
            ? (until < now ? until : now)
            : throw CliException.Usage($"The range {Range(from, until, zone)} is in the future. Nothing can be recorded there yet.");
    }

    private static string Zone(DateTimeOffset instant, TimeZoneInfo zone) =>
        zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime
        ? "UTC"
        : string.Create(CultureInfo.InvariantCulture, $"{zone.Id} ({TimeZoneInfo.ConvertTime(instant, zone):zzz})");
}
