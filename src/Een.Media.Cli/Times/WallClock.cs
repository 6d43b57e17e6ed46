using System.Globalization;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Times;

/// <summary>Clock times of a zone, right on the two days on which its clocks jump.</summary>
internal static class WallClock
{
    /// <summary>The instant at which the zone's clocks show this.</summary>
    /// <param name="clock">What the clocks show.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="note">Told when the clocks show it twice; the first time is taken.</param>
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
                $"{clock:HH:mm} does not exist on {clock:yyyy-MM-dd} in {zone.Id}: the clocks jump forward. The next time that exists is "
                    + $"{valid:HH:mm}."));
        }

        if (!zone.IsAmbiguousTime(clock))
            return new DateTimeOffset(clock, zone.GetUtcOffset(clock));
        TimeSpan[] offsets = [.. zone.GetAmbiguousTimeOffsets(clock).OrderDescending()];
        note(string.Create(CultureInfo.InvariantCulture,
            $"{clock:HH:mm} comes twice on {clock:yyyy-MM-dd} in {zone.Id}; the first is taken. Add {Offset(offsets[0])} or "
                + $"{Offset(offsets[^1])} to choose."));
        return new DateTimeOffset(clock, offsets[0]);
    }

    private static string Offset(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
}
