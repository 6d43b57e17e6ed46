using Een.Media.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Lists;

public sealed class CoverageTests
{
    [Test]
    public void The_coverage_of_a_range_without_recordings_is_one_gap()
    {
        RecordingCoverage coverage = Of(0, 100);
        Assert.That((coverage.Fraction, coverage.Recorded, coverage.RecordedRanges.Count), Is.EqualTo((0.0, TimeSpan.Zero, 0)));
        Assert.That(coverage.Gaps, Is.EqualTo(new[] { coverage.Range }));
    }

    [Test]
    public void Intervals_that_touch_overlap_or_reach_beyond_the_range_count_once()
    {
        RecordingCoverage coverage = Of(0, 100, (-50, 10), (10, 20), (15, 18), (60, 70), (65, 200), (300, 400), (5, 6));
        Assert.That(Seconds(coverage.RecordedRanges), Is.EqualTo(new[] { (0, 20), (60, 100) }));
        Assert.That(Seconds(coverage.Gaps), Is.EqualTo(new[] { (20, 60) }));
        Assert.That(coverage.Fraction, Is.EqualTo(0.6));
    }

    [Test]
    public void A_single_image_splits_a_gap_and_has_no_length()
    {
        RecordingCoverage coverage = Of(0, 100, (40, 40), (100, 120), (-3, 0));
        Assert.That(Seconds(coverage.RecordedRanges), Is.EqualTo(new[] { (0, 0), (40, 40), (100, 100) }));
        Assert.That(Seconds(coverage.Gaps), Is.EqualTo(new[] { (0, 40), (40, 100) }));
        Assert.That(coverage.Recorded, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void The_text_of_a_coverage_has_its_fraction_range_and_gaps() =>
        Assert.That(Of(0, 100, (0, 50)).ToString(), Is.EqualTo("50.0 % of 2025-06-01T12:00:00.000Z–2025-06-01T12:01:40.000Z, 1 gaps"));

    [Test]
    public void Recorded_ranges_and_gaps_make_up_the_range_whatever_the_intervals()
    {
        Gen<(int, int)> interval = from start in Gen.Choose(-40, 140) from length in Gen.Choose(0, 50) select (start, start + length);
        Prop.ForAll(Arb.From(Gen.ListOf(interval)), intervals =>
        {
            RecordingCoverage coverage = Of(0, 100, [.. intervals]);

            // Judged second by second, at the moments between whole seconds, which no end lies on.
            for (int second = 0; second < 100; second++)
            {
                DateTimeOffset moment = At(second).AddMilliseconds(500);
                bool recorded = intervals.Any(i => At(i.Item1) <= moment && moment <= At(i.Item2));
                if (coverage.RecordedRanges.Count(s => s.From <= moment && moment <= s.Until) != (recorded ? 1 : 0)
                    || coverage.Gaps.Count(g => g.From < moment && moment < g.Until) != (recorded ? 0 : 1))
                    return false;
            }

            TimeRange[] all = [.. coverage.RecordedRanges.Where(s => s.Duration > TimeSpan.Zero).Concat(coverage.Gaps).OrderBy(r => r.From)];
            return all[0].From == coverage.Range.From && all[^1].Until == coverage.Range.Until && all.Zip(all.Skip(1)).All(p => p.First.Until == p.Second.From)
                && coverage.RecordedRanges.Zip(coverage.RecordedRanges.Skip(1)).All(p => p.First.Until < p.Second.From)
                && coverage.Recorded + coverage.Gaps.Aggregate(TimeSpan.Zero, (sum, gap) => sum + gap.Duration) == coverage.Range.Duration;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static DateTimeOffset At(int second) => TestValues.Noon.AddSeconds(second);

    private static RecordingCoverage Of(int from, int until, params (int Start, int End)[] intervals) => RecordingCoverage.Of(
        intervals.Select(i => new RecordingInterval
        {
            DeviceId = "10058b7a",
            StreamType = StreamType.Main,
            MediaType = MediaType.Video,
            StartTimestamp = At(i.Start),
            EndTimestamp = At(i.End).ToOffset(TimeSpan.FromHours(3)),
        }),
        At(from),
        At(until).ToOffset(TimeSpan.FromHours(-5)));

    private static IEnumerable<(int, int)> Seconds(IEnumerable<TimeRange> ranges) =>
        ranges.Select(r => ((int)(r.From - TestValues.Noon).TotalSeconds, (int)(r.Until - TestValues.Noon).TotalSeconds));
}
