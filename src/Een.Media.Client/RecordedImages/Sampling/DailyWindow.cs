using System.Globalization;

namespace Een.Media.Client;

/// <summary>
/// A part of every day, as the clocks of a place show it: an instant lies in the window when the clock there shows a time from
/// <see cref="From"/> up to, not including, <see cref="Until"/>. So on the days when that clock is changed, an hour that is skipped
/// is simply not there, and an hour that is repeated is there twice. Immutable.
/// </summary>
public sealed class DailyWindow
{
    /// <summary>Makes a window.</summary>
    /// <param name="from">The first time of the day that belongs to it.</param>
    /// <param name="until">The time of the day at which it ends; earlier than <paramref name="from"/> for a window over midnight, and 00:00
    /// for one up to midnight.</param>
    /// <param name="timeZone">The place whose clocks count, for example the camera's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="timeZone"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Both times are the same.</exception>
    public DailyWindow(TimeOnly from, TimeOnly until, TimeZoneInfo timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        if (from == until)
            throw new ArgumentException("The window would begin and end at the same time. For whole days, use no window.", nameof(until));
        (From, Until, TimeZone) = (from, until, timeZone);
    }

    /// <summary>The first time of the day that belongs to the window.</summary>
    public TimeOnly From { get; }

    /// <summary>The time of the day at which the window ends, itself not included.</summary>
    public TimeOnly Until { get; }

    /// <summary>The place whose clocks count.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>Whether the clock shows a time of the window at an instant.</summary>
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
    /// The parts of a range, in ticks of UTC and without their ends, that lie in the window; ascending, some of them adjoining.
    /// </summary>
    internal IEnumerable<(long Open, long Close)> Within(long from, long end)
    {
        for (long start = from; start < end;)
        {
            // Up to midnight by that clock, or up to the moment at which it is changed, the clock simply runs.
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
    /// The first tick at which the offset is another one, or <paramref name="end"/>. No clock is changed and changed back within a day.
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
