using System.Globalization;

namespace Een.Media.Client;

/// <summary>
/// Turns what a clock on a wall shows into an instant. <see cref="Camera.ToInstant"/> does so with the clock of a camera's place.
/// </summary>
public static class WallClock
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>The instant at which clocks of a time zone show a time.</summary>
    /// <param name="wallClock">
    /// The date and time that the clock shows, without a kind: <c>new DateTime(2026, 11, 25, 12, 0, 0)</c>.
    /// </param>
    /// <param name="timeZone">The zone in which the clock hangs.</param>
    /// <param name="repeated">
    /// Which instant is meant when clocks are set back and show the time twice. Default: the first.
    /// </param>
    /// <returns>
    /// The instant, with the zone's offset. A time that is skipped, because clocks are set forward, becomes the instant at which they are:
    /// from 02:30 on means from 03:00 on.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="wallClock"/> is of kind <see cref="DateTimeKind.Utc"/> or
    /// <see cref="DateTimeKind.Local"/>, and so belongs to another clock; or it has no instant, at the ends of the calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeated"/> is not one of the two.</exception>
    public static DateTimeOffset ToInstant(DateTime wallClock, TimeZoneInfo timeZone, RepeatedHour repeated = RepeatedHour.First)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        if (!Enum.IsDefined(repeated))
            throw new ArgumentOutOfRangeException(nameof(repeated), repeated, "Use RepeatedHour.First or Second.");
        if (wallClock.Kind != DateTimeKind.Unspecified)
        {
            throw new ArgumentException(
                $"The time is of kind {wallClock.Kind}, so it is not what a clock in another zone shows. "
                + "Use new DateTime(year, month, day, hour, minute, second), or pass a DateTimeOffset to the request.",
                nameof(wallClock));
        }

        if (wallClock - DateTime.MinValue < 2 * s_day || DateTime.MaxValue - wallClock < 2 * s_day)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{wallClock:s} is at the end of the calendar."), nameof(wallClock));
        }

        // No zone changes its clocks twice within two days.
        TimeSpan before = OffsetAt(timeZone, wallClock - s_day);
        TimeSpan after = OffsetAt(timeZone, wallClock + s_day);
        bool isBefore = OffsetAt(timeZone, wallClock - before) == before;
        bool isAfter = OffsetAt(timeZone, wallClock - after) == after;
        if (isBefore && (!isAfter || repeated == RepeatedHour.First))
            return new DateTimeOffset(wallClock, before);
        return isAfter ? new DateTimeOffset(wallClock, after) : FirstInstantAfterChange(timeZone, wallClock - after, wallClock - before);
    }

    /// <summary>The first tick with the offset of the end of a range of UTC, at whose beginning there is another one.</summary>
    private static DateTimeOffset FirstInstantAfterChange(TimeZoneInfo timeZone, DateTime from, DateTime until)
    {
        TimeSpan after = OffsetAt(timeZone, until);
        (long same, long changed) = (from.Ticks, until.Ticks);
        while (changed - same > 1)
        {
            long middle = same + ((changed - same) / 2);
            if (OffsetAt(timeZone, new DateTime(middle)) == after)
                changed = middle;
            else
                same = middle;
        }

        return new DateTimeOffset(changed, TimeSpan.Zero).ToOffset(after);
    }

    private static TimeSpan OffsetAt(TimeZoneInfo timeZone, DateTime utc) =>
        timeZone.GetUtcOffset(new DateTimeOffset(utc.Ticks, TimeSpan.Zero));
}
