using System.Globalization;
using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>How much of a time range is recorded, and where the gaps are.</summary>
/// <remarks>
/// A recorded range includes both of its ends. A gap includes neither, except where it reaches an end of <see cref="Range"/>. Recorded
/// ranges and gaps together make up <see cref="Range"/> and do not overlap. An instant has no length: a single image between two gaps
/// separates them and adds nothing to <see cref="Recorded"/>.
/// </remarks>
public sealed class RecordingCoverage
{
    private RecordingCoverage(TimeRange range, IReadOnlyList<TimeRange> recorded)
    {
        Range = range;
        RecordedRanges = recorded;
        Gaps = GapsBetween(range, recorded);
        Recorded = recorded.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Duration);
    }

    /// <summary>The range, in UTC.</summary>
    public TimeRange Range { get; }

    /// <summary>The recorded time in the range.</summary>
    public TimeSpan Recorded { get; }

    /// <summary>The recorded fraction of the range, from 0 to 1.</summary>
    public double Fraction => (double)Recorded.Ticks / Range.Duration.Ticks;

    /// <summary>What is recorded, cut to the range. Ascending; no two ranges touch.</summary>
    public IReadOnlyList<TimeRange> RecordedRanges { get; }

    /// <summary>What is not recorded. Ascending; no two gaps touch, and none is empty.</summary>
    public IReadOnlyList<TimeRange> Gaps { get; }

    /// <summary>
    /// Computes the coverage of a range from intervals, which may come in any order, overlap, touch, and reach beyond the range.
    /// </summary>
    /// <param name="intervals">The intervals.</param>
    /// <param name="from">The beginning of the range.</param>
    /// <param name="until">The end of the range; after <paramref name="from"/>.</param>
    /// <returns>The coverage.</returns>
    /// <exception cref="ArgumentException"><paramref name="until"/> is not after <paramref name="from"/>.</exception>
    public static RecordingCoverage Of(IEnumerable<RecordingInterval> intervals, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        return Of(intervals.Select(interval => new TimeRange(interval.StartTimestamp, interval.EndTimestamp)), CheckRange(from, until));
    }

    /// <summary>The coverage as text.</summary>
    /// <returns>For example <c>12.5 % of 2025-06-01T12:00:00.000Z–2025-06-01T20:00:00.000Z, 3 gaps</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fraction:P1} of {Range}, {Gaps.Count} gaps");

    internal static TimeRange CheckRange(DateTimeOffset from, DateTimeOffset until) => until > from
        ? new(from.ToUniversalTime(), until.ToUniversalTime())
        : throw InvalidRange.Create(from, until, "after", nameof(until));

    internal static RecordingCoverage Of(IEnumerable<TimeRange> recorded, TimeRange range)
    {
        var ranges = new List<TimeRange>();
        foreach (TimeRange one in recorded.Where(r => r.Until >= range.From && r.From <= range.Until).OrderBy(r => r.From))
        {
            TimeRange cut = new(
                one.From < range.From ? range.From : one.From.ToUniversalTime(),
                one.Until > range.Until ? range.Until : one.Until.ToUniversalTime());
            if (ranges.Count == 0 || cut.From > ranges[^1].Until)
                ranges.Add(cut);
            else if (cut.Until > ranges[^1].Until)
                ranges[^1] = ranges[^1] with { Until = cut.Until };
        }

        return new(range, ranges.AsReadOnly());
    }

    private static IReadOnlyList<TimeRange> GapsBetween(TimeRange range, IReadOnlyList<TimeRange> recorded)
    {
        var gaps = new List<TimeRange>();
        DateTimeOffset end = range.From;
        foreach (TimeRange one in recorded)
        {
            Add(new(end, one.From));
            end = one.Until;
        }

        Add(new(end, range.Until));
        return gaps.AsReadOnly();

        void Add(TimeRange gap)
        {
            if (gap.Duration > TimeSpan.Zero)
                gaps.Add(gap);
        }
    }
}
