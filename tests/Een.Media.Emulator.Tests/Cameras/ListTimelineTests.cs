using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Timelines;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Emulator.Tests.Cameras;

public sealed class ListTimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Every_operator_agrees_with_a_search_of_a_plain_list()
    {
        // Small numbers, so that frames, probes and now meet often; tenths of a millisecond, so that probes also fall between.
        Prop.ForAll<int[], int, int>((offsets, probe, end) =>
        {
            DateTimeOffset[] frames = [.. offsets.Select(offset => Start.AddMilliseconds(offset))];
            DateTimeOffset at = Start.AddTicks(probe * TimeSpan.TicksPerMillisecond / 4), now = Start.AddMilliseconds(end);
            ListTimeline timeline = new(frames, TimeSpan.FromSeconds(1));
            DateTimeOffset[] visible = [.. frames.Where(frame => frame <= now)];
            return Enum.GetValues<TimestampOperator>().All(op => timeline.Find(op, at, now) == TimelineModel.Find(visible, op, at));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Intervals_hold_every_frame_and_no_gap_above_the_maximum_spacing()
    {
        Prop.ForAll<int[], (int From, int Length), int>((offsets, range, end) =>
        {
            (int from, int length) = range;
            DateTimeOffset now = Start.AddMilliseconds(
                end), first = Start.AddMilliseconds(from), last = first.AddMilliseconds(Math.Abs(length));
            ListTimeline timeline = new(offsets.Select(offset => Start.AddMilliseconds(offset)), TimeSpan.FromMilliseconds(3));
            List<DateTimeOffset> frames = TimelineModel.Walk(timeline, Start.AddYears(-1), now, now);

            // The model: cut wherever two neighbors are too far apart.
            List<RecordedSpan> expected = [];
            foreach (DateTimeOffset frame in frames)
            {
                if (expected.Count > 0 && frame - expected[^1].End <= TimeSpan.FromMilliseconds(3))
                    expected[^1] = expected[^1] with { End = frame };
                else
                    expected.Add(new RecordedSpan(frame, frame));
            }

            return timeline.Spans(first, last, now).SequenceEqual(expected.Where(span => span.Start <= last && span.End >= first));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Timeline_frames_can_be_unordered_duplicated_and_of_any_offset()
    {
        ListTimeline timeline = new(
            [Start.AddSeconds(2), Start, Start.ToOffset(TimeSpan.FromHours(2)), Start.AddTicks(7)], TimeSpan.FromSeconds(1));

        Assert.That(
            TimelineModel.Walk(timeline, Start.AddDays(-1), Start.AddDays(1), Start.AddDays(1)),
            Is.EqualTo(new[] { Start, Start.AddSeconds(2) }));
    }

    [Test]
    public void An_empty_timeline_has_no_frames()
    {
        ListTimeline timeline = new([], TimeSpan.Zero);

        Assert.That(Enum.GetValues<TimestampOperator>().Select(op => timeline.Find(op, Start, Start)), Is.All.Null);
        Assert.That(timeline.Spans(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Start), Is.Empty);
    }
}
