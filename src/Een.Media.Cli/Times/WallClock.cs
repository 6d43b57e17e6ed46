using System.Globalization;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Times;

/// <summary>Converts clock times of a zone to instants, correctly on the days on which the clocks change.</summary>
internal static class WallClock
{
    /// <summary>The instant at which the zone's clocks show a time.</summary>
    /// <param name="clock">The time that the clocks show.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="note">Called when the clocks show it twice; the first instant is used.</param>
    /// <exception cref="CliException">The clocks skip this time.</exception>
    public static DateTimeOffset At(DateTime clock, TimeZoneInfo zone, Action<string> note)
    {
        clock = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(clock))
        {
            DateTime valid = clock;
            while (zone.IsInvalidTime(valid))
                valid = valid.AddMinutes(1);
            throw CliException.Usage(string.Create(CultureInfo.InvariantCulture,
                $"{clock:HH:mm} does not exist on {clock:yyyy-MM-dd} in {zone.Id}, because the clocks are set forward. The next time is "
                    + $"{valid:HH:mm}."));
        }

        if (!zone.IsAmbiguousTime(clock))
            return new DateTimeOffset(clock, zone.GetUtcOffset(clock));
        TimeSpan[] offsets = [.. zone.GetAmbiguousTimeOffsets(clock).OrderDescending()];
        note(string.Create(CultureInfo.InvariantCulture,
            $"{clock:HH:mm} occurs twice on {clock:yyyy-MM-dd} in {zone.Id}; the first one is used. Add {Offset(offsets[0])} or "
                + $"{Offset(offsets[^1])} to choose."));
        return new DateTimeOffset(clock, offsets[0]);
    }

    private static string Offset(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
}
