using System.Globalization;
using Een.Media.Client.RecordedImages.Sampling;

namespace Een.Media.Client;

/// <summary>
/// The instants at which a recording is sampled, known before anything is requested: an even grid over a range, if wanted only
/// within a part of each day. Immutable; asking it costs no memory, however many instants there are.
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
    /// How many instants there are. Computed, not counted: the cost is that of the days in the range when there is a window, and none
    /// otherwise.
    /// </summary>
    public long Count => _grid.Count();

    /// <summary>The instants in UTC, ascending, made one by one as they are asked for.</summary>
    public IEnumerable<DateTimeOffset> Instants => InstantsFrom(From);

    /// <summary>
    /// Plans one frame for each interval. The instants are <paramref name="from"/> plus multiples of the interval: the grid neither
    /// drifts nor starts anew, and with a window, those of its instants remain that lie in the window.
    /// </summary>
    /// <param name="every">The time between instants: 1 ms or more.</param>
    /// <param name="from">The first instant of the grid, in any offset.</param>
    /// <param name="until">The last instant that may belong to it, itself included; not before <paramref name="from"/>.</param>
    /// <param name="window">The part of each day to keep to; <see langword="null"/> for whole days.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is shorter than 1 ms.</exception>
    /// <exception cref="ArgumentException">The range ends before it begins.</exception>
    public static SamplePlan Every(TimeSpan every, DateTimeOffset from, DateTimeOffset until, DailyWindow? window = null)
    {
        if (every < TimeSpan.FromMilliseconds(1))
            throw new ArgumentOutOfRangeException(
                nameof(every), every, "The service knows whole milliseconds; sample every 1 ms or less often.");
        if (until < from)
            throw new ArgumentException(Invariant($"The range ends at {until:O}, before it begins at {from:O}."), nameof(until));
        return new(from, until, every, window, SampleGrid.Every(every.Ticks, from.UtcTicks, until.UtcTicks + 1, window));
    }

    /// <summary>
    /// Plans a wanted number of frames: the range, or the part of it that lies in the window, is cut into that many equal parts, and
    /// each begins with an instant.
    /// </summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="from">The beginning of the range, in any offset.</param>
    /// <param name="until">The end of the range, itself not included; after <paramref name="from"/>.</param>
    /// <param name="window">The part of each day to keep to; <see langword="null"/> for whole days.</param>
    /// <returns>The plan, with exactly <paramref name="count"/> instants.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is 0 or negative, or so large that the instants would be
    /// closer than 1 ms.</exception>
    /// <exception cref="ArgumentException">The range is empty, or the window is never open in it.</exception>
    public static SamplePlan Frames(int count, DateTimeOffset from, DateTimeOffset until, DailyWindow? window = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (until <= from)
            throw new ArgumentException(
                Invariant($"The range from {from:O} to {until:O} is empty: end it later than it begins."), nameof(until));
        SampleGrid grid = SampleGrid.Parts(count, from.UtcTicks, until.UtcTicks, window);
        if (grid.Length == 0)
            throw new ArgumentException(Invariant($"The window {window} is never open from {from:O} to {until:O}."), nameof(window));
        TimeSpan interval = TimeSpan.FromTicks(grid.Length / count);
        return interval < TimeSpan.FromMilliseconds(1)
            ? throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                Invariant($"At most one frame per millisecond: {TimeSpan.FromTicks(grid.Length).TotalMilliseconds:F0} in this range."))
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

    /// <summary>The instants that are not before a given one.</summary>
    internal IEnumerable<DateTimeOffset> InstantsFrom(DateTimeOffset first) =>
        _grid.From(first.UtcTicks).Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
