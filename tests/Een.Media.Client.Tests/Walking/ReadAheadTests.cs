using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>How far ahead of its caller a walk runs: exactly as far as its options say. Each body has 4 bytes.</summary>
public class ReadAheadTests
{
    private static readonly DateTimeOffset[] s_frames = [.. Enumerable.Range(0, 400).Select(i => At(i * 1000))];

    private static RecordedImageTimeRequest FromStart => RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(s_frames[0]);

    [TestCase(1, long.MaxValue, 1)]
    [TestCase(5, long.MaxValue, 5)]
    [TestCase(16, 1, 1, Description = "The frame that crosses the limit is kept.")]
    [TestCase(16, 4, 1)]
    [TestCase(16, 8, 2)]
    [TestCase(16, 9, 3)]
    public async Task Read_ahead_stops_at_its_limit_of_frames_or_bytes_while_the_caller_is_busy(int readAhead, long bytes, int ahead)
    {
        var service = new TimelineService(s_frames);
        var options = new WalkOptions { ReadAhead = readAhead, ReadAheadBytes = bytes };
        int taken = 0;
        await foreach (RecordedImage image in WalkExactnessTests.Walk(service, FromStart, options))
        {
            image.Dispose();
            taken++;
            await Wait.UntilStableAsync(() => service.Requests, taken + ahead);
            Assert.That(service.Requests - taken, Is.EqualTo(ahead));
            if (taken == 20)
                break;
        }
    }

    [TestCase(1, 0, 1)]
    [TestCase(1, 3, 4, Description = "The frame that the caller waits for, and three ahead of it.")]
    [TestCase(2, 0, 2)]
    [TestCase(2, 1, 4)]
    [TestCase(3, 2, 9)]
    public async Task Every_slice_downloads_one_frame_and_those_ahead_of_it_at_once(int parallelism, int readAhead, int downloads)
    {
        var bodies = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new TimelineService(s_frames) { Bodies = bodies.Task };
        var options = new WalkOptions { Until = s_frames[^1], Parallelism = parallelism, ReadAhead = readAhead };
        ValueTask<List<RecordedImage>> walk = WalkExactnessTests.Walk(service, FromStart, options).ToListAsync();
        await Wait.UntilStableAsync(() => service.InFlight, downloads);
        int atOnce = service.InFlight;
        bodies.SetResult();
        List<RecordedImage> images = await walk;
        images.ForEach(image => image.Dispose());
        Assert.That(atOnce, Is.EqualTo(downloads));
        Assert.That(images.Select(image => image.Timestamp), Is.EqualTo(s_frames));
    }

    [Test]
    public async Task A_parallel_walk_keeps_no_more_bytes_than_allowed_and_the_frame_that_the_caller_has()
    {
        var service = new TimelineService(s_frames);
        var options = new WalkOptions { Until = s_frames[^1], Parallelism = 2, ReadAheadBytes = 64 };
        int taken = 0;
        long most = 0;
        await foreach (RecordedImage image in WalkExactnessTests.Walk(service, FromStart, options))
        {
            using (image)
            {
                if (++taken < 60)
                    await Wait.UntilStableAsync(() => (int)service.Buffers.Outstanding, atLeast: 1);
                most = Math.Max(most, service.Buffers.Outstanding);
            }
        }

        Assert.That(taken, Is.EqualTo(s_frames.Length));
        Assert.That(most, Is.InRange(9, (64 / 4) + 1), "both places ahead of the caller, none beyond the limit");
    }
}
