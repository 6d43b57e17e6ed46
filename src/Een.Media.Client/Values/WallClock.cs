using System.Globalization;

namespace Een.Media.Client;

/// <summary>
/// Converts a local time to an instant. <see cref="Camera.ToInstant"/> does so with the time zone of a camera.
/// </summary>
public static class WallClock
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>The instant at which the clocks of a time zone show a time.</summary>
    /// <param name="wallClock">
    /// The date and time that the clock shows, without a kind: <c>new DateTime(2026, 11, 25, 12, 0, 0)</c>.
    /// </param>
    /// <param name="timeZone">The time zone of the clock.</param>
    /// <param name="repeated">
    /// Which instant is meant when clocks are set back and show the time twice. Default: the first.
    /// </param>
    /// <returns>
    /// The instant, with the zone's offset. A time that is skipped, because the clocks are set forward, becomes the instant of that change:
    /// 02:30 becomes 03:00.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="wallClock"/> is of kind <see cref="DateTimeKind.Utc"/> or
    /// <see cref="DateTimeKind.Local"/>, so it may belong to another time zone; or it has no instant, at the ends of the
    /// calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeated"/> is not one of the two.</exception>
    public static DateTimeOffset ToInstant(DateTime wallClock, TimeZoneInfo timeZone, RepeatedHour repeated = RepeatedHour.First)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        if (!Enum.IsDefined(repeated))
            throw new ArgumentOutOfRangeException(nameof(repeated), repeated, "Use RepeatedHour.First or Second.");
        if (wallClock.Kind != DateTimeKind.Unspecified)
        {
            throw new ArgumentException(
                $"The time is of kind {wallClock.Kind}, so it may belong to another zone. "
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

    /// <summary>In a range of UTC whose beginning and end have different offsets, the first tick with the offset of the end.</summary>
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
