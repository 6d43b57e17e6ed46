using Een.Media.Client.RecordedImages.Walking;
using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>Several recordings as one walk.</summary>
public class MergeTests
{
    private static readonly DateTimeOffset[] s_frames = [.. Enumerable.Range(0, 100).Select(i => At(i * 1000))];

    [Test]
    public async Task A_walk_over_many_cameras_yields_each_recording_whole_and_in_order_within_one_bound()
    {
        var service = new TimelineService(s_frames);
        RecordedImageRequest[] requests = [.. Enumerable.Range(0, 40).Select(Request)];
        int taken = 0;
        await foreach (RecordedImage image in Merge(service, requests, new WalkManyOptions { MaxConcurrency = 6, MaxFramesPerWalk = 30 }))
        {
            Assert.That(service.Buffers.Outstanding, Is.LessThanOrEqualTo(6 + 1));
            image.Dispose();
            taken++;
        }

        Assert.Multiple(() =>
        {
            Assert.That(taken, Is.EqualTo(40 * 30));
            Assert.That(service.MostInFlight, Is.LessThanOrEqualTo(6));
            Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Every_camera_of_a_walk_over_many_gets_its_turn(bool answersAtOnce)
    {
        var service = new TimelineService(s_frames) { AnswersAtOnce = answersAtOnce };
        var options = new WalkManyOptions { MaxConcurrency = 1, MaxFramesPerWalk = 20 };
        var positions = new List<int>();
        await foreach (RecordedImage image in Merge(service, [.. Enumerable.Range(0, 10).Select(Request)], options))
        {
            using (image)
                positions.Add((int)(image.Timestamp - s_frames[0]).TotalSeconds);
        }

        // Walk n begins n frames in: its frame of each round is one further than that of walk n - 1.
        Assert.That(positions, Is.EqualTo(Enumerable.Range(0, 200).Select(i => (i / 10) + (i % 10))));
    }

    [Test]
    public async Task Leaving_a_walk_over_many_cameras_releases_the_frames_that_wait()
    {
        var service = new TimelineService(s_frames);
        RecordedImageRequest[] requests = [.. Enumerable.Range(0, 10).Select(Request)];
        await foreach (RecordedImage image in Merge(service, requests, new WalkManyOptions { MaxConcurrency = 6 }))
        {
            image.Dispose();
            await Wait.UntilAsync(() => service.InFlight == 0 && service.Buffers.Outstanding == 6);
            Assert.That(service.Buffers.Outstanding, Is.EqualTo(6));
            break;
        }

        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [Test]
    public async Task A_camera_that_fails_ends_the_walk_over_many_unless_failures_are_handled()
    {
        RecordedImageRequest[] requests = [.. Enumerable.Range(0, 3).Select(Request)];
        var service = new TimelineService(s_frames) { Broken = s_frames[1] };
        await Assert.ThrowsAsync<EenTransportException>(async () => await DrainAsync(service, requests, new WalkManyOptions()));
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));

        var failed = new List<RecordedImageRequest>();
        service = new TimelineService(s_frames) { Broken = s_frames[1] };
        int taken = await DrainAsync(service, requests, new WalkManyOptions { OnFailure = (request, _) => failed.Add(request) });
        Assert.That(taken, Is.EqualTo(1 + 0 + 98), "one frame before the broken one, none, and all behind it");
        Assert.That(failed, Is.EquivalentTo(requests[..2]));
    }

    private static RecordedImageTimeRequest Request(int number) =>
        RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(s_frames[number]);

    private static IAsyncEnumerable<RecordedImage> Merge(TimelineService service, RecordedImageRequest[] requests, WalkManyOptions options) =>
        FrameWalks.WalkManyAsync(service, requests, options, CancellationToken.None);

    private static async Task<int> DrainAsync(TimelineService service, RecordedImageRequest[] requests, WalkManyOptions options)
    {
        int taken = 0;
        await foreach (RecordedImage image in Merge(service, requests, options))
        {
            image.Dispose();
            taken++;
        }

        return taken;
    }
}
