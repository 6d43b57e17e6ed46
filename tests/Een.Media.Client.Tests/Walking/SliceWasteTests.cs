using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>A walk does not ask for what its caller does not want.</summary>
public sealed class SliceWasteTests
{
    [TestCase(8)]
    [TestCase(32)]
    public async Task A_parallel_walk_asks_for_hardly_more_than_the_frames_that_are_wanted(int parallelism)
    {
        var service = new TimelineService(Enumerable.Range(0, 3600).Select(i => At(i * 1000)));
        var options = new WalkOptions { Until = At(3_600_000), MaxFrames = 20, Parallelism = parallelism };
        List<RecordedImage> images = await WalkExactnessTests.Walk(
            service, RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(At(0)), options).ToListAsync();
        images.ForEach(image => image.Dispose());
        Assert.That(images.Select(image => image.Timestamp), Is.EqualTo(Enumerable.Range(0, 20).Select(i => At(i * 1000))));
        Assert.That(service.Requests, Is.LessThanOrEqualTo(20 + parallelism), "At most one too many for each slice.");
    }
}
