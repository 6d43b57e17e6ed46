using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.MockedChain;

namespace Een.Media.Client.Tests.Walking;

/// <summary>A frame that is broken in the recording: the same bytes again and again, of the announced length.</summary>
public sealed class DamagedFrameTests : IDisposable
{
    private const int Frames = 10;
    private const int Damaged = 4;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("een-damaged-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Test]
    public async Task An_export_keeps_a_damaged_frame_and_is_complete([Values(0, 1)] int retries)
    {
        using MockService service = Service();
        ExportResult result = await Client(service, retries).RecordedImages.ExportAsync(TestValues.Request, _directory.FullName);
        Assert.That((result.Frames, result.Damaged), Is.EqualTo(((long)Frames, 1L)));
        Assert.That(Directory.GetFiles(_directory.FullName, "*.jpg").Select(File.ReadAllBytes), Is.EquivalentTo(Enumerable.Range(0, Frames).Select(Bytes)));
        string[] lines = File.ReadAllLines(result.ManifestPath);
        Assert.That(lines.Index().Where(line => line.Item.Contains("\"damaged\":true", StringComparison.Ordinal)).Select(line => line.Index), Is.EqualTo(new[] { Damaged + 1 }));
    }

    [Test]
    public async Task A_resumed_export_with_a_damaged_frame_is_the_same_and_fetches_nothing()
    {
        using MockService service = Service();
        var options = new ExportOptions { Walk = new WalkOptions { Until = At(100) } };
        ExportResult first = await Client(service).RecordedImages.ExportAsync(TestValues.Request, _directory.FullName, options);
        string manifest = File.ReadAllText(first.ManifestPath);
        int requests = service.Seen.Count;
        ExportResult second = await Client(service).RecordedImages.ExportAsync(TestValues.Request, _directory.FullName, options);
        Assert.That((second.Frames, second.Damaged, second.Resumed), Is.EqualTo(((long)Frames, 1L, (long)Frames)));
        Assert.That((File.ReadAllText(first.ManifestPath), service.Seen.Count), Is.EqualTo((manifest, requests)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task A_walk_throws_at_the_place_of_a_damaged_frame_and_can_go_on_after_it(int parallelism)
    {
        using MockService service = Service();
        IRecordedImagesClient images = Client(service).RecordedImages;
        var times = new List<DateTimeOffset>();
        var options = new WalkOptions { Until = At(100), Parallelism = parallelism };
        EenDamagedImageException e = await Expect.ThrowsAsync<EenDamagedImageException>(() => CollectAsync(images.WalkAsync(TestValues.Request, options), times));
        Assert.That((e.Timestamp, times.Count), Is.EqualTo((At(Damaged), Damaged)));
        Assert.That(e.Message, Does.Contain(OnWire(Damaged)));
        await CollectAsync(images.WalkAsync(RecordedImageRequest.ForDevice("10058b7a").Preview().After(e.Timestamp), options), times);
        Assert.That(times, Is.EqualTo(Enumerable.Range(0, Frames).Where(i => i != Damaged).Select(i => At(i))));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task A_walk_can_skip_a_damaged_frame_or_keep_it(int parallelism)
    {
        using MockService service = Service();
        EenMediaClient client = Client(service);
        foreach (DamagedFrameHandling handling in (DamagedFrameHandling[])[DamagedFrameHandling.Skip, DamagedFrameHandling.Keep])
        {
            var times = new List<DateTimeOffset>();
            var damaged = new List<DateTimeOffset>();
            var options = new WalkOptions { Until = At(100), Parallelism = parallelism, DamagedFrames = handling };
            await CollectAsync(client.RecordedImages.WalkAsync(TestValues.Request, options), times, damaged);
            bool isKept = handling == DamagedFrameHandling.Keep;
            Assert.That(times, Is.EqualTo(Enumerable.Range(0, Frames).Where(i => isKept || i != Damaged).Select(i => At(i))));
            Assert.That(damaged, Is.EqualTo(isKept ? new[] { At(Damaged) } : []));
        }

        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [Test]
    public async Task A_sample_throws_skips_or_keeps_a_damaged_frame_as_its_options_say()
    {
        using MockService service = Service();
        IRecordedImagesClient images = Client(service).RecordedImages;
        foreach (DamagedFrameHandling handling in Enum.GetValues<DamagedFrameHandling>())
        {
            var times = new List<DateTimeOffset>();
            IAsyncEnumerable<RecordedImage> sample = images.SampleAsync(
                TestValues.Request, TimeSpan.FromSeconds(2), At(Frames), new SampleOptions { DamagedFrames = handling });
            if (handling == DamagedFrameHandling.Throw)
                Assert.That((await Expect.ThrowsAsync<EenDamagedImageException>(() => CollectAsync(sample, times))).Timestamp, Is.EqualTo(At(Damaged)));
            else
                await CollectAsync(sample, times);
            int[] expected = handling switch
            {
                DamagedFrameHandling.Throw => [0, 2],
                DamagedFrameHandling.Skip => [0, 2, 6, 8],
                _ => [0, 2, 4, 6, 8],
            };
            Assert.That(times, Is.EqualTo(expected.Select(i => At(i))));
        }
    }

    [Test]
    public async Task A_walk_over_many_cameras_goes_on_after_a_damaged_frame()
    {
        using MockService service = Service();
        var times = new List<DateTimeOffset>();
        var failures = new List<EenMediaException>();
        await CollectAsync(Client(service).RecordedImages.WalkManyAsync([TestValues.Request], new WalkManyOptions { OnFailure = (_, e) => failures.Add(e) }), times);
        Assert.That(times, Is.EqualTo(Enumerable.Range(0, Frames).Where(i => i != Damaged).Select(i => At(i))));
        Assert.That(failures, Has.One.Items.And.All.TypeOf<EenDamagedImageException>());
    }

    [Test]
    public async Task A_single_damaged_image_throws_EenDamagedImageException()
    {
        using MockService service = Service();
        EenMediaClient client = Client(service);
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(At(Damaged));
        EenDamagedImageException e = await Expect.ThrowsAsync<EenDamagedImageException>(() => client.RecordedImages.GetAsync(request));
        Assert.That((e.Timestamp, service.Seen.Count, service.Buffers.Outstanding), Is.EqualTo((At(Damaged), 2, 0L)));
    }

    [Test]
    public async Task A_frame_that_was_only_cut_on_its_way_is_fetched_again()
    {
        int asked = 0;
        byte[] whole = Jpeg.Sample();
        using MockService service = new MockService().Always(_ => Page(0, jpeg: asked++ == 0 ? whole[..^6] : whole));
        using RecordedImage image = await Client(service).RecordedImages.GetAsync(TestValues.Request);
        Assert.That((image.IsDamaged, asked), Is.EqualTo((false, 2)));
    }

    [Test]
    public async Task A_frame_that_the_service_lists_twice_comes_once()
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: "b") };
        using MockService service = chain.On("b", () => Page(1, next: "again")).On("again", () => Page(1, next: "c")).On("c", () => Page(2)).Start();
        var times = new List<DateTimeOffset>();
        await CollectAsync(Client(service).RecordedImages.WalkAsync(TestValues.Request), times);
        Assert.That(times, Is.EqualTo(new[] { At(0), At(1), At(2) }));
    }

    private static async Task CollectAsync(IAsyncEnumerable<RecordedImage> frames, List<DateTimeOffset> times, List<DateTimeOffset>? damaged = null)
    {
        await foreach (RecordedImage frame in frames)
        {
            using (frame)
            {
                times.Add(frame.Timestamp);
                if (frame.IsDamaged)
                    damaged?.Add(frame.Timestamp);
            }
        }
    }

    private static EenMediaClient Client(MockService service, int retries = 1) =>
        service.Client(o => o.Retry = new RetryOptions { MaxRetryAttempts = retries, Delay = TimeSpan.Zero });

    /// <summary>The fifth lacks its tail.</summary>
    private static byte[] Bytes(int index)
    {
        byte[] whole = Jpeg.Sample(comment: OnWire(index));
        return index == Damaged ? whole[..^6] : whole;
    }

    private static MockService Service() => new MockService().Always(seen =>
    {
        int index = seen.PageToken is { } token ? int.Parse(token[Token("").Length..]) : Find(seen);
        return index >= Frames || index < 0
            ? Answers.NotFound()
            : Page(index, index + 1 < Frames ? $"{index + 1}" : null, index > 0 ? $"{index - 1}" : null, Bytes(index));
    });

    private static int Find(SeenRequest seen)
    {
        (string name, string value) = seen.Query.Single(pair => pair.Key.StartsWith("timestamp", StringComparison.Ordinal));
        double asked = (DateTimeOffset.Parse(value) - TestValues.Noon).TotalSeconds;
        return name == "timestamp__gt" ? (int)Math.Floor(asked) + 1 : (int)Math.Ceiling(asked);
    }
}
