using System.Globalization;

namespace Een.Media.Client;

/// <summary>How much of a range of time is recorded, and where the gaps are.</summary>
/// <remarks>
/// A recorded stretch has both of its ends; a gap lies between stretches and has neither, except for the ends of the range, where nothing is
/// recorded. So stretches and gaps together make up the range, without overlapping. A moment has no length: a single image between two
/// gaps parts them, and adds nothing to <see cref="Recorded"/>.
/// </remarks>
public sealed class RecordingCoverage
{
    private RecordingCoverage(TimeRange range, IReadOnlyList<TimeRange> stretches)
    {
        Range = range;
        Stretches = stretches;
        Gaps = GapsBetween(range, stretches);
        Recorded = stretches.Aggregate(TimeSpan.Zero, (sum, stretch) => sum + stretch.Duration);
    }

    /// <summary>The range that was looked at, in UTC.</summary>
    public TimeRange Range { get; }

    /// <summary>How much of it is recorded.</summary>
    public TimeSpan Recorded { get; }

    /// <summary>What share of it is recorded, from 0 to 1.</summary>
    public double Share => (double)Recorded.Ticks / Range.Duration.Ticks;

    /// <summary>What is recorded, cut to the range: ascending, none touching another.</summary>
    public IReadOnlyList<TimeRange> Stretches { get; }

    /// <summary>What is not recorded: ascending, none touching another, none empty.</summary>
    public IReadOnlyList<TimeRange> Gaps { get; }

    /// <summary>Works out the coverage of a range, for intervals in any order that may overlap, touch, and reach beyond it.</summary>
    /// <param name="intervals">The intervals.</param>
    /// <param name="from">The beginning of the range.</param>
    /// <param name="until">The end of the range; after <paramref name="from"/>.</param>
    /// <returns>The coverage.</returns>
    /// <exception cref="ArgumentException">The range ends before or where it begins.</exception>
    public static RecordingCoverage Of(IEnumerable<RecordingInterval> intervals, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        return Of(intervals.Select(interval => new TimeRange(interval.StartTimestamp, interval.EndTimestamp)), CheckRange(from, until));
    }

    /// <summary>The coverage in words.</summary>
    /// <returns>For example <c>12.5 % of 2025-06-01T12:00:00.000Z–2025-06-01T20:00:00.000Z, 3 gaps</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Share:P1} of {Range}, {Gaps.Count} gaps");

    internal static TimeRange CheckRange(DateTimeOffset from, DateTimeOffset until) => until > from
        ? new(from.ToUniversalTime(), until.ToUniversalTime())
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The range from {from:O} to {until:O} is empty: end it later than it begins."), nameof(until));

    internal static RecordingCoverage Of(IEnumerable<TimeRange> recorded, TimeRange range)
    {
        var stretches = new List<TimeRange>();
        foreach (TimeRange stretch in recorded.Where(r => r.End >= range.Start && r.Start <= range.End).OrderBy(r => r.Start))
        {
            TimeRange cut = new(
                stretch.Start < range.Start ? range.Start : stretch.Start.ToUniversalTime(),
                stretch.End > range.End ? range.End : stretch.End.ToUniversalTime());
            if (stretches.Count == 0 || cut.Start > stretches[^1].End)
                stretches.Add(cut);
            else if (cut.End > stretches[^1].End)
                stretches[^1] = stretches[^1] with { End = cut.End };
        }

        return new(range, stretches.AsReadOnly());
    }

    private static IReadOnlyList<TimeRange> GapsBetween(TimeRange range, IReadOnlyList<TimeRange> stretches)
    {
        var gaps = new List<TimeRange>();
        DateTimeOffset end = range.Start;
        foreach (TimeRange stretch in stretches)
        {
            Add(new(end, stretch.Start));
            end = stretch.End;
        }

        Add(new(end, range.End));
        return gaps.AsReadOnly();

        void Add(TimeRange gap)
        {
            if (gap.Duration > TimeSpan.Zero)
                gaps.Add(gap);
        }
    }
}
