using System.Globalization;
using Een.Media.Client.RecordedImages.Sampling;
using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// The instants at which a recording is sampled: an even grid over a range, or over a part of each day in it. They are known before
/// anything is requested. Immutable; it stores no instants, so its size does not depend on their number.
/// </summary>
public sealed class SamplePlan
{
    private readonly SampleGrid _grid;

    private SamplePlan(DateTimeOffset from, DateTimeOffset until, TimeSpan interval, DailyWindow? window, SampleGrid grid)
    {
        (From, Until, Interval, Window, _grid) = (from.ToUniversalTime(), until.ToUniversalTime(), interval, window, grid);
    }

    /// <summary>The beginning of the range, in UTC. Without a window, the first instant.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The end of the range, in UTC.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>The time between one instant and the next; for a plan by number of frames, rounded down to 100 ns.</summary>
    public TimeSpan Interval { get; }

    /// <summary>The part of each day in which all instants lie; <see langword="null"/> for whole days.</summary>
    public DailyWindow? Window { get; }

    /// <summary>
    /// How many instants there are. Computed, not counted: with a window, the cost grows with the number of days in the range; without
    /// one, it is constant.
    /// </summary>
    public long Count => _grid.Count();

    /// <summary>The instants in UTC, ascending. Generated while you enumerate them.</summary>
    public IEnumerable<DateTimeOffset> Instants => InstantsFrom(From);

    /// <summary>
    /// Plans one frame for each interval. The instants are <paramref name="from"/> plus multiples of the interval, so they do not drift.
    /// With a window, only the instants inside it remain; the grid does not restart each day.
    /// </summary>
    /// <param name="every">The time between instants: 1 ms or more.</param>
    /// <param name="from">The first instant of the grid, in any offset.</param>
    /// <param name="until">The end of the range, included; at or after <paramref name="from"/>.</param>
    /// <param name="window">The part of each day to keep to; <see langword="null"/> for whole days.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is shorter than 1 ms.</exception>
    /// <exception cref="ArgumentException">The range ends before it begins.</exception>
    public static SamplePlan Every(TimeSpan every, DateTimeOffset from, DateTimeOffset until, DailyWindow? window = null)
    {
        if (every < TimeSpan.FromMilliseconds(1))
            throw new ArgumentOutOfRangeException(
                nameof(every), every, "The interval must be 1 ms or more, because the service's timestamps have whole milliseconds.");
        if (until < from)
            throw InvalidRange.Create(from, until, "at or after", nameof(until));
        return new(from, until, every, window, SampleGrid.Every(every.Ticks, from.UtcTicks, until.UtcTicks + 1, window));
    }

    /// <summary>
    /// Plans a given number of frames. The range, or the part of it that lies in the window, is divided into that many equal parts. The
    /// beginning of each part is an instant.
    /// </summary>
    /// <param name="count">The number of frames, 1 or more.</param>
    /// <param name="from">The beginning of the range, in any offset.</param>
    /// <param name="until">The end of the range, not included; after <paramref name="from"/>.</param>
    /// <param name="window">The part of each day to keep to; <see langword="null"/> for whole days.</param>
    /// <returns>The plan, with exactly <paramref name="count"/> instants.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is 0 or negative, or so large that the instants would be
    /// closer than 1 ms.</exception>
    /// <exception cref="ArgumentException">The range is empty, or the window is never open in it.</exception>
    public static SamplePlan Frames(int count, DateTimeOffset from, DateTimeOffset until, DailyWindow? window = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (until <= from)
            throw InvalidRange.Create(from, until, "after", nameof(until));
        SampleGrid grid = SampleGrid.Parts(count, from.UtcTicks, until.UtcTicks, window);
        if (grid.Length == 0)
            throw new ArgumentException(
                Invariant($"The window {window} is never open from {from:O} until {until:O}. Change one of them."), nameof(window));
        TimeSpan interval = TimeSpan.FromTicks(grid.Length / count);
        return interval < TimeSpan.FromMilliseconds(1)
            ? throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                Invariant($"The range holds at most {TimeSpan.FromTicks(grid.Length).TotalMilliseconds:F0} frames, one per ms."))
            : new(from, until, interval, window, grid);
    }

    /// <summary>The plan in words, for logs.</summary>
    /// <returns>
    /// For example <c>every 00:10:00 from 2025-06-01T12:00:00Z until 2025-06-02T12:00:00Z, 07:00–19:00 Europe/Berlin</c>.
    /// </returns>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"every {Interval:c} from {From:yyyy-MM-dd'T'HH:mm:ss.FFF'Z'} until "
                + $"{Until:yyyy-MM-dd'T'HH:mm:ss.FFF'Z'}{(Window is null ? "" : $", {Window}")}");

    /// <summary>The instants at or after a given one.</summary>
    internal IEnumerable<DateTimeOffset> InstantsFrom(DateTimeOffset first) =>
        _grid.From(first.UtcTicks).Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
