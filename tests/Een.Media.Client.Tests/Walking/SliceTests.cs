using Een.Media.Client.RecordedImages.Requests;
using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>
/// How a range is cut when it is walked in parallel, seen by what is asked for: each slice begins with a request by timestamp, and
/// everything behind it is asked for by token.
/// </summary>
public class SliceTests
{
    private const long Hour = 3_600_000;

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_range_is_cut_evenly_for_its_places_and_the_last_slices_are_shared(bool forward)
    {
        var range = new Range(forward, length: 79_999, Every(1000, 100));
        await range.WalkAsync(parallelism: 2, expected: 80);

        // Which slices are shared, and where, depends on who is faster; that none costs more than one request too many does not.
        Assert.That(range.Starts, Is.SupersetOf(new long[] { 0, 40_000 }));
        Assert.That(range.Service.Requests, Is.InRange(81, 80 + range.Starts.Length), "one request too many for each slice that does not end on a frame");
        Assert.That(range.Service.GapQuestions, Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_short_range_is_divided_evenly_among_the_slices(bool forward)
    {
        var range = new Range(forward, length: 3_999, Every(1000, 10));
        await range.WalkAsync(parallelism: 4, expected: 4);
        Assert.That(range.Starts, Is.EqualTo(new[] { 0, 1_000, 2_000, 3_000 }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_gap_is_skipped_by_all_places_once_one_has_found_it(bool forward)
    {
        var range = new Range(forward, length: 2 * Hour, [.. Every(2000, 500).Select(t => Hour + t)]);
        await range.WalkAsync(parallelism: 2, expected: 500);
        Assert.That(range.Starts.Count(start => start is > 0 and < Hour), Is.EqualTo(1), "the other place, which began at the same time");
        Assert.That(range.Starts, Does.Contain(Hour));
    }

    [Test]
    public async Task Slices_that_hold_too_many_frames_are_shortened_and_the_next_ones_fit()
    {
        var range = new Range(forward: true, length: 29_990, Every(10, 3000));
        await range.WalkAsync(parallelism: 2, expected: 3000);

        // Both halves of the range hold far more frames than a slice should; each is cut anew where it ended.
        Assert.That(range.Starts.Count(start => start is > 0 and < 14_000), Is.GreaterThan(5));
        Assert.That(range.Service.Requests, Is.LessThan(3000 * 1.06));
    }

    [TestCase(2)]
    [TestCase(3)]
    public async Task While_the_caller_is_busy_all_places_run_ahead_but_only_a_few_slices_far(int parallelism)
    {
        var range = new Range(forward: true, length: 3_999_999, Every(1000, 4000));
        await foreach (RecordedImage image in range.Walk(parallelism))
        {
            image.Dispose();
            await Wait.UntilAsync(() => range.Starts.Length >= parallelism);
            await Wait.UntilStableAsync(() => range.Service.Requests, parallelism);
            Assert.That(range.Service.Requests, Is.LessThan(1000));
            break;
        }
    }

    [Test]
    public async Task No_slice_is_opened_behind_one_that_found_the_recording_at_its_end()
    {
        var range = new Range(forward: true, length: 10 * Hour, Every(1000, 10));
        await range.WalkAsync(parallelism: 2, expected: 10);
        Assert.That(range.StartsAsAsked.Where(start => start > 9_000), Is.Ordered.Descending);
        Assert.That(range.Service.Requests, Is.LessThan(10 + range.Starts.Length), "none but the first of a slice is for nothing");
    }

    [Test]
    public async Task A_parallel_walk_requests_nothing_more_when_the_next_frame_lies_beyond_its_end()
    {
        var range = new Range(forward: true, length: Hour, [0, 2 * Hour]);
        await range.WalkAsync(parallelism: 2, expected: 1);
        Assert.That(range.StartsAsAsked.Skip(1), Is.Ordered.Descending, "each is answered with the frame beyond the end, so that nothing is behind it");
        Assert.That(range.Service.Requests, Is.LessThanOrEqualTo(1 + range.Starts.Length), "one by token, which shows that the next frame is beyond the end");
    }

    [Test]
    public async Task A_parallel_walk_reaches_a_frame_at_its_very_end_across_a_gap()
    {
        var range = new Range(forward: true, length: Hour, [0, Hour]);
        await range.WalkAsync(parallelism: 2, expected: 2);
        Assert.That(range.Starts, Is.SupersetOf(new[] { 0, Hour }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_parallel_walk_of_one_instant_is_one_request(bool forward)
    {
        var range = new Range(forward, length: 0, [0, 1000]);
        await range.WalkAsync(parallelism: 2, expected: 1);
        Assert.That(range.Service.Requests, Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task No_slice_begins_in_a_known_gap(bool forward)
    {
        var range = new Range(forward, length: Hour + 100_000, [.. Every(1000, 4), .. Every(1000, 101).Select(t => Hour + t)]);
        await range.WalkAsync(parallelism: 2, expected: 105, skipGaps: true);
        Assert.That(range.Service.GapQuestions, Is.EqualTo(1));

        Assert.That(range.Starts.Skip(1), Is.All.GreaterThanOrEqualTo(Hour - 1000), $"a second beside the frames: {string.Join(' ', range.Starts)}");
        Assert.That(range.Service.Requests, Is.InRange(105, 105 + range.Starts.Length - 1), "one too many for each slice that does not end on a frame, as the last one does");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task No_slice_begins_in_any_of_several_known_gaps(bool forward)
    {
        var range = new Range(forward, length: (3 * Hour) + 3_000, [.. Enumerable.Range(0, 4).SelectMany(hour => Every(1000, 4).Select(t => (hour * Hour) + t))]);
        await range.WalkAsync(parallelism: 2, expected: 16, skipGaps: true);
        Assert.That(range.Starts.Select(start => (start + 1_000) % Hour), Is.All.LessThanOrEqualTo(1_000 + 3_000 + 1_000), "a second beside the frames at most");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Slices_after_a_known_gap_are_shortened_like_any_other(bool forward)
    {
        var range = new Range(forward, length: 2 * Hour, [0, .. Every(10, 300).Select(t => Hour + t), 2 * Hour]);
        await range.WalkAsync(parallelism: 2, expected: 302, skipGaps: true);
        Assert.That(range.Service.Requests, Is.LessThan(302 * 1.2));
    }

    [Test]
    public async Task A_parallel_walk_ends_at_the_callers_instant_to_the_tick()
    {
        DateTimeOffset[] frames = [At(0), At(1000).AddTicks(5000), At(1000).AddTicks(7000)];
        var options = new WalkOptions { Until = frames[1].AddTicks(1), Parallelism = 2 };
        List<RecordedImage> images = await WalkExactnessTests.Walk(
            new TimelineService(frames), RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(frames[0]), options).ToListAsync();
        images.ForEach(image => image.Dispose());
        Assert.That(images.Select(image => image.Timestamp), Is.EqualTo(frames[..2]));
    }

    private static long[] Every(long milliseconds, int count) => [.. Enumerable.Range(0, count).Select(i => i * milliseconds)];

    /// <summary>A range, and frames at these distances from where the walk begins, whichever way it goes.</summary>
    private sealed class Range(bool forward, long length, long[] frames)
    {
        private const long Origin = 100 * Hour;

        public TimelineService Service { get; } = new(frames.Select(t => At(forward ? t : Origin - t)));

        /// <summary>Where slices began, as distances from the start of the walk.</summary>
        public long[] Starts => [.. StartsAsAsked.Order()];

        public IEnumerable<long> StartsAsAsked => Service.Asked.OfType<RecordedImageTimeRequest>().Select(Distance);

        public IAsyncEnumerable<RecordedImage> Walk(int parallelism, bool skipGaps = false)
        {
            RecordedImageStreamStage stage = RecordedImageRequest.ForDevice("10058b7a").Preview();
            return WalkExactnessTests.Walk(
                Service,
                forward ? stage.AtOrAfter(At(0)) : stage.AtOrBefore(At(Origin)),
                new WalkOptions
                {
                    Direction = forward ? WalkDirection.Forward : WalkDirection.Backward,
                    Until = At(forward ? length : Origin - length),
                    Parallelism = parallelism,
                    SkipGaps = skipGaps,
                });
        }

        /// <summary>Walks through all of it, which must yield the first so many frames.</summary>
        public async Task WalkAsync(int parallelism, int expected, bool skipGaps = false)
        {
            var walked = new List<long>();
            await foreach (RecordedImage image in Walk(parallelism, skipGaps))
            {
                using (image)
                    walked.Add(Distance(image.Timestamp));
            }

            Assert.That(walked, Is.EqualTo(frames.Take(expected)));
        }

        private long Distance(RecordedImageTimeRequest request)
        {
            // Right behind a frame, the service is asked for what comes after it.
            bool isBehindFrame = request.Operator == (forward ? TimestampOperator.After : TimestampOperator.Before);
            if (!isBehindFrame)
                Assert.That(request.Operator, Is.EqualTo(forward ? TimestampOperator.AtOrAfter : TimestampOperator.AtOrBefore));
            return Distance(request.Timestamp) + (isBehindFrame ? 1 : 0);
        }

        private long Distance(DateTimeOffset timestamp) => (long)(forward ? timestamp - At(0) : At(Origin) - timestamp).TotalMilliseconds;
    }
}
