using Een.Media.Client.RecordedImages.Sampling;
using Een.Media.Client.Tests.Walking;

namespace Een.Media.Client.Tests.Sampling;

public sealed class SampleBehaviourTests
{
    private static readonly DateTimeOffset Start = TimelineService.At(0);

    [Test]
    public async Task A_frame_of_a_sample_that_cannot_be_fetched_throws_at_its_place([Values(1, 4)] int parallelism)
    {
        var service = new TimelineService(EverySecond(60)) { Broken = TimelineService.At(30_000) };
        var taken = new List<DateTimeOffset>();
        await Assert.ThrowsAsync<EenTransportException>(async () =>
        {
            await foreach (RecordedImage image in Run(service, Every(10, 60), new SampleOptions { Parallelism = parallelism }))
            {
                using (image)
                    taken.Add(image.Timestamp);
            }
        });
        Assert.That(taken, Is.EqualTo(new[] { Start, Start.AddSeconds(10), Start.AddSeconds(20) }));
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
    }

    [Test]
    public async Task A_sample_requests_nothing_where_nothing_is_recorded_any_more()
    {
        var service = new TimelineService(EverySecond(10));
        var gaps = new List<SampleGap>();
        var options = new SampleOptions { Parallelism = 4, OnGap = gaps.Add };
        await foreach (RecordedImage image in Run(service, Every(1, 100_000), options))
            image.Dispose();
        Assert.That(service.Requests, Is.AtMost(10 + 4));
        Assert.That(gaps, Has.Count.EqualTo(99_991));
        Assert.That(gaps[0], Is.EqualTo(new SampleGap(Start.AddSeconds(10), null)));
    }

    [Test]
    public async Task A_gap_of_hours_in_a_sample_costs_no_request_of_its_own()
    {
        var service = new TimelineService([.. EverySecond(5), .. EverySecond(5).Select(f => f.AddHours(5))]);
        var gaps = new List<SampleGap>();
        await foreach (RecordedImage image in Run(service, Every(1, 5 * 3600 + 4), new SampleOptions { Parallelism = 1, OnGap = gaps.Add }))
            image.Dispose();
        Assert.That(service.Requests, Is.EqualTo(10), "the answer that ends the gap is the frame of its own instant");
        Assert.That(gaps, Has.Count.EqualTo((5 * 3600) - 5).And.All.Property(nameof(SampleGap.NextFrame)).EqualTo(Start.AddHours(5)));
    }

    [Test]
    public async Task A_sample_of_main_images_requests_one_at_a_time()
    {
        var service = new TimelineService(EverySecond(60));
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(Start);
        foreach (SampleOptions options in new[] { new SampleOptions(), new SampleOptions { Parallelism = 1 } })
        {
            SampleRules.Check(request, options);
            await foreach (RecordedImage image in new SampleRun(service, request, Every(1, 30), options).RunAsync(default))
                image.Dispose();
        }

        Assert.That(service.MostInFlight, Is.EqualTo(1));
    }

    [Test]
    public async Task A_gap_handler_that_throws_ends_the_sample_and_leaves_nothing_behind()
    {
        var service = new TimelineService([TimelineService.At(5_000), TimelineService.At(6_000)]);
        var options = new SampleOptions { OnGap = _ => throw new InvalidTimeZoneException() };
        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
        {
            await foreach (RecordedImage image in Run(service, Every(1, 10), options))
                image.Dispose();
        });
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
    }

    [Test]
    public void Requests_that_cannot_be_sampled_are_refused_before_anything_is_sent()
    {
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = new Uri("http://127.0.0.1:1"),
            Credential = EenCredential.FromAccessToken("token"),
        });
        IRecordedImagesClient images = client.RecordedImages;
        RecordedImageStreamStage preview = RecordedImageRequest.ForDevice("10058b7a").Preview();
        RecordedImageTimeRequest main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(Start);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => images.SampleAsync(preview.Before(Start), TimeSpan.FromHours(1), Start.AddHours(1)),
                Throws.ArgumentException.With.Message.Contains("AtOrAfter(start)"));
            Assert.That(
                () => images.SampleAsync(preview.AtOrAfter(Start), TimeSpan.FromHours(1), Start.AddHours(-1)),
                Throws.ArgumentException.With.Property("ParamName").EqualTo("until"));
            Assert.That(
                () => images.SampleAsync(preview.AtOrAfter(Start), TimeSpan.Zero, Start),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("every"));
            Assert.That(
                () => images.SampleAsync(main, TimeSpan.FromHours(1), Start.AddHours(1), new SampleOptions { Parallelism = 2 }),
                Throws.ArgumentException.With.Message.Contains("the service rate-limits main images"));
            Assert.That(() => new SampleOptions { Parallelism = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new SampleOptions { Parallelism = 33 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new SampleOptions { Tolerance = TimeSpan.FromTicks(-1) }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    private static IEnumerable<DateTimeOffset> EverySecond(int count) => Enumerable.Range(0, count).Select(s => TimelineService.At(s * 1000L));

    private static SamplePlan Every(int seconds, int until) => SamplePlan.Every(TimeSpan.FromSeconds(seconds), Start, Start.AddSeconds(until));

    private static IAsyncEnumerable<RecordedImage> Run(TimelineService service, SamplePlan plan, SampleOptions options) =>
        new SampleRun(service, SampleCase.Request, plan, options).RunAsync(default);
}
