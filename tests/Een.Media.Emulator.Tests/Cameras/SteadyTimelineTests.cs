using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Timelines;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Emulator.Tests.Cameras;

public sealed class SteadyTimelineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 5, 2, 36, 417, TimeSpan.Zero);
    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);
    private static readonly GapPattern Gappy = new(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(70));

    [Test]
    public void Every_operator_agrees_with_a_search_of_a_plain_list(
        [Values(0, 1, 2, 3)] int seed, [Values(250, 1000, 2000, 16000)] int interval)
    {
        SteadyTimeline timeline = new(seed, TimeSpan.FromMilliseconds(interval), Retention, Gappy);
        List<DateTimeOffset> frames = TimelineModel.Walk(timeline, DateTimeOffset.UnixEpoch, Now, Now);
        Assert.That(frames, Is.Not.Empty);

        // Half of the probes hit a frame or its neighborhood, the others anything from before retention to after now.
        Gen<DateTimeOffset> near = Gen.Elements<DateTimeOffset>(
            frames).SelectMany(frame => Gen.Choose(-20, 20).Select(quarter => frame.AddTicks(quarter * 2500)));
        Gen<DateTimeOffset> anywhere = Gen.Choose(-100_000, 4_000_000).Select(before => Now.AddMilliseconds(-before));
        Prop.ForAll(Gen.OneOf(near, anywhere).ToArbitrary(), at =>
                Enum.GetValues<TimestampOperator>().All(op => timeline.Find(op, at, Now) == TimelineModel.Find(frames, op, at)))
            .QuickCheckThrowOnFailure();
    }

    [Test]
    public void Every_frame_is_in_an_interval_and_every_interval_has_a_frame(
        [Values(0, 5, 9)] int seed, [Values(250, 1000, 7000)] int interval)
    {
        SteadyTimeline timeline = new(seed, TimeSpan.FromMilliseconds(interval), Retention, Gappy);
        List<DateTimeOffset> frames = TimelineModel.Walk(timeline, DateTimeOffset.UnixEpoch, Now, Now);
        RecordedSpan[] spans = [.. timeline.Spans(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Now)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                spans,
                Is.All.Matches<RecordedSpan>(
                    span => span.Start <= span.End && frames.Exists(frame => frame >= span.Start && frame <= span.End)));
            Assert.That(
                frames, Is.All.Matches<DateTimeOffset>(frame => Array.Exists(spans, span => frame >= span.Start && frame <= span.End)));
            Assert.That(
                spans.Zip(spans.Skip(1)),
                Is.All.Matches<(RecordedSpan First, RecordedSpan Second)>(pair => pair.First.End <= pair.Second.Start));
            Assert.That(spans[^1].End, Is.LessThanOrEqualTo(Now));
            Assert.That(spans[0].Start, Is.GreaterThanOrEqualTo(Now - Retention));
        }

        // Inside of a span frames come at the interval, give or take the jitter; what is further apart has a gap between spans.
        foreach ((DateTimeOffset first, DateTimeOffset second) in frames.Zip(frames.Skip(1)))
        {
            bool gap = second - first > TimeSpan.FromMilliseconds(interval * 1.2);
            bool recordedThroughout = spans.Any(span => span.Start <= first.AddMilliseconds(1) && span.End >= second.AddMilliseconds(-1));
            Assert.That(!(gap && recordedThroughout), $"The recording from {first:O} to {second:O} holds no frame.");
        }
    }

    [Test]
    public void Intervals_of_a_range_are_those_that_touch_it()
    {
        SteadyTimeline timeline = new(3, TimeSpan.FromSeconds(1), Retention, Gappy);
        RecordedSpan[] all = [.. timeline.Spans(DateTimeOffset.UnixEpoch, Now, Now)];
        Prop.ForAll(Gen.Choose(-100, 3800).ToArbitrary(), Gen.Choose(0, 900).ToArbitrary(), (before, length) =>
        {
            DateTimeOffset from = Now.AddSeconds(-before), to = from.AddSeconds(length);
            return timeline.Spans(from, to, Now).SequenceEqual(all.Where(span => span.End >= from && span.Start <= to));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Some_intervals_touch_and_some_do_not()
    {
        SteadyTimeline timeline = new(3, TimeSpan.FromSeconds(1), Retention, Gappy);
        RecordedSpan[] spans = [.. timeline.Spans(DateTimeOffset.UnixEpoch, Now, Now)];
        bool[] joined = [.. spans.Zip(spans.Skip(1), (first, second) => first.End == second.Start)];

        Assert.That(joined, Does.Contain(true).And.Contain(false), "Coalescing has something to do, and something to leave.");
    }

    [Test]
    public void A_new_frame_appears_as_time_passes_and_old_frames_stay()
    {
        SteadyTimeline timeline = new(1, TimeSpan.FromSeconds(1), Retention, GapPattern.None);
        DateTimeOffset newest = timeline.Find(TimestampOperator.AtOrBefore, Now, Now)!.Value;
        DateTimeOffset later = Now.AddSeconds(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Now - newest, Is.LessThan(TimeSpan.FromSeconds(1.2)), "Recordings reach now.");
            Assert.That(timeline.Find(TimestampOperator.After, newest, Now), Is.Null);
            Assert.That(
                timeline.Find(TimestampOperator.After, newest, later),
                Is.EqualTo(timeline.Find(TimestampOperator.AtOrBefore, later, later)));
            Assert.That(timeline.Find(TimestampOperator.At, newest, later), Is.EqualTo(newest));
        }
    }

    [Test]
    public void Frames_have_jitter()
    {
        SteadyTimeline timeline = new(1, TimeSpan.FromSeconds(1), Retention, GapPattern.None);
        int[] milliseconds = [.. TimelineModel.Walk(timeline, Now.AddMinutes(-1), Now, Now).Select(frame => frame.Millisecond)];

        Assert.That(milliseconds.Distinct().Count(), Is.GreaterThan(20));
    }

    [Test]
    public void Searches_at_the_ends_of_time_do_not_fail()
    {
        SteadyTimeline timeline = new(1, TimeSpan.FromSeconds(1), Retention, Gappy);

        using (Assert.EnterMultipleScope())
        {
            foreach (DateTimeOffset end in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
            {
                DateTimeOffset?[] found = [.. Enum.GetValues<TimestampOperator>().Select(op => timeline.Find(op, end, Now))];
                Assert.That(found.Count(frame => frame is not null), Is.EqualTo(2), $"Two operators point inwards from {end:O}.");
            }
        }
    }
}
