using System.Globalization;

namespace Een.Media.Client;

/// <summary>
/// A part of every day, by the local time of a time zone. An instant lies in the window when its local time is at or after
/// <see cref="From"/> and before <see cref="Until"/>. On days when the clocks change, a skipped hour is missing from the window, and a
/// repeated hour is in it twice. Immutable.
/// </summary>
public sealed class DailyWindow
{
    /// <summary>Makes a window.</summary>
    /// <param name="from">The first time of day in the window.</param>
    /// <param name="until">The time of day at which the window ends, not included: to get the frame at 17:00 as the last one, use 17:00:01.
    /// It is earlier than <paramref name="from"/> for a window that spans midnight, and 00:00 for one that ends at midnight.</param>
    /// <param name="timeZone">The time zone, for example the camera's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="timeZone"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Both times are the same.</exception>
    public DailyWindow(TimeOnly from, TimeOnly until, TimeZoneInfo timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        if (from == until)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The window begins and ends at {from:HH:mm:ss}. Give two different times, or no window for whole days."),
                nameof(until));
        }

        (From, Until, TimeZone) = (from, until, timeZone);
    }

    /// <summary>The first time of day in the window.</summary>
    public TimeOnly From { get; }

    /// <summary>The time of day at which the window ends, not included.</summary>
    public TimeOnly Until { get; }

    /// <summary>The time zone whose local time counts.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>Whether an instant lies in the window.</summary>
    /// <param name="instant">Any instant, in any offset.</param>
    /// <returns><see langword="true"/> when it lies in the window.</returns>
    public bool Contains(DateTimeOffset instant)
    {
        long clock = FloorModulo(instant.UtcTicks + OffsetAt(instant.UtcTicks));
        return From < Until ? clock >= From.Ticks && clock < Until.Ticks : clock >= From.Ticks || clock < Until.Ticks;
    }

    /// <summary>The window in words.</summary>
    /// <returns>For example <c>07:00–19:00 Europe/Berlin</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}–{Until:HH:mm} {TimeZone.Id}");

    /// <summary>
    /// The parts of a range that lie in the window, in ticks of UTC. Each part excludes its end. Ascending; some adjoin.
    /// </summary>
    internal IEnumerable<(long Open, long Close)> Within(long from, long end)
    {
        for (long start = from; start < end;)
        {
            // Local time runs evenly up to the next local midnight or the next clock change.
            long offset = OffsetAt(start);
            long clock = FloorModulo(start + offset);
            long stop = NextChange(start, Math.Min(end, start + TimeSpan.TicksPerDay - clock), offset);
            foreach ((long open, long close) in PartsOfDay())
            {
                long first = Math.Max(start, start + open - clock);
                long last = Math.Min(stop, start + close - clock);
                if (first < last)
                    yield return (first, last);
            }

            start = stop;
        }
    }

    private IEnumerable<(long Open, long Close)> PartsOfDay()
    {
        if (From < Until)
        {
            yield return (From.Ticks, Until.Ticks);
            yield break;
        }

        yield return (0, Until.Ticks);
        yield return (From.Ticks, TimeSpan.TicksPerDay);
    }

    /// <summary>
    /// The first tick with a different offset; <paramref name="end"/> if there is none. No zone changes its clocks twice in a day.
    /// </summary>
    private long NextChange(long start, long end, long offset)
    {
        if (OffsetAt(end - 1) == offset)
            return end;
        long same = start;
        long changed = end - 1;
        while (changed - same > 1)
        {
            long middle = same + ((changed - same) / 2);
            if (OffsetAt(middle) == offset)
                same = middle;
            else
                changed = middle;
        }

        return changed;
    }

    private long OffsetAt(long utcTicks) => TimeZone.GetUtcOffset(new DateTimeOffset(utcTicks, TimeSpan.Zero)).Ticks;

    private static long FloorModulo(long ticks) => ((ticks % TimeSpan.TicksPerDay) + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay;
}
