using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Failures;

/// <summary>A camera that does not exist is told from one that recorded nothing, for one request more and only when nothing was found.</summary>
public sealed class UnknownCameraTests
{
    private const string Mistyped = "10058b7f";

    private static readonly RecordedImageTimeRequest s_mistyped = RecordedImageRequest.ForDevice(Mistyped).Preview().AtOrAfter(Recording.Start);
    private static readonly RecordedImageTimeRequest s_tooLate = Recording.Ask().AtOrAfter(Recording.Start.AddDays(1));
    private static readonly WalkOptions s_parallel = new() { Parallelism = 4, Until = Recording.Start.AddDays(2) };

    private static readonly (string Name, Func<IRecordedImagesClient, RecordedImageTimeRequest, string, Task<int>> Run)[] s_ways =
    [
        ("a single image", async (images, request, _) => await images.TryGetAsync(request) is null ? 0 : 1),
        ("a walk", (images, request, _) => CountAsync(images.WalkAsync(request))),
        ("a parallel walk", (images, request, _) => CountAsync(images.WalkAsync(request, s_parallel))),
        ("a walk through several", (images, request, _) => CountAsync(images.WalkManyAsync([request]))),
        ("a sample", (images, request, _) => CountAsync(images.SampleAsync(request, TimeSpan.FromMinutes(1), request.Timestamp.AddHours(1)))),
        ("an export", async (images, request, directory) => (int)(await images.ExportAsync(request, directory)).Frames),
        ("a sampled export", async (images, request, directory) => (int)(await images.ExportAsync(request, directory, new ExportOptions
        {
            Sample = SamplePlan.Every(TimeSpan.FromMinutes(1), request.Timestamp, request.Timestamp.AddHours(1)),
        })).Frames),
    ];

    private static IEnumerable<TestCaseData> Ways() => s_ways.Select(way => new TestCaseData(way.Run).SetArgDisplayNames(way.Name));

    [TestCaseSource(nameof(Ways))]
    public async Task A_mistyped_id_is_named(Func<IRecordedImagesClient, RecordedImageTimeRequest, string, Task<int>> run)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using var directory = new ScratchDirectory();
        string target = directory.New();
        EenUnknownCameraException? e = await Assert.ThrowsAsync<EenUnknownCameraException>(() => run(client.RecordedImages, s_mistyped, target));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e!.CameraId, Is.EqualTo(Mistyped));
            Assert.That(e.Message, Does.Contain($"no camera {Mistyped}").And.Contain("Check the id").And.Contain("client.Cameras.ListAsync"));
            Assert.That(Directory.Exists(target) ? string.Concat(Directory.EnumerateFiles(target).Select(File.ReadAllText)) : "", Does.Not.Contain("\"end\""));
        }
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_camera_that_recorded_nothing_is_looked_up_once(Func<IRecordedImagesClient, RecordedImageTimeRequest, string, Task<int>> run)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using var directory = new ScratchDirectory();
        Assert.That(await run(client.RecordedImages, s_tooLate, directory.New()), Is.Zero);
        Assert.That(await run(client.RecordedImages, s_tooLate, directory.New()), Is.Zero);
        Assert.That(emulator.Journal.Count(EmulatorEndpoint.Camera), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Without_the_permission_to_see_cameras_nothing_recorded_stays_nothing_recorded(Func<IRecordedImagesClient, RecordedImageTimeRequest, string, Task<int>> run)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        emulator.Faults.Add("camera status=403");
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using var directory = new ScratchDirectory();
        Assert.That(await run(client.RecordedImages, s_tooLate, directory.New()), Is.Zero);
        Assert.That(await run(client.RecordedImages, s_tooLate, directory.New()), Is.Zero);
        Assert.That(emulator.Journal.Count(EmulatorEndpoint.Camera), Is.EqualTo(1), "Asking again would be in vain.");
    }

    [TestCase("camera status=500")]
    [TestCase("camera status=404 body=html")]
    [TestCase("camera reset=headers")]
    public async Task A_look_up_that_fails_changes_nothing(string fault)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        emulator.Faults.Add(fault);
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        Assert.That(await client.RecordedImages.TryGetAsync(s_tooLate), Is.Null);
    }

    [Test]
    public async Task A_walk_that_finds_frames_looks_nothing_up()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        Assert.That(await CountAsync(client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start))), Is.EqualTo(Recording.Preview.Length));
        Assert.That(await client.RecordedImages.TryGetAsync(s_tooLate), Is.Null);
        Assert.That(emulator.Journal.Count(EmulatorEndpoint.Camera), Is.Zero);
    }

    [Test]
    public async Task Following_a_camera_that_does_not_exist_does_not_wait_for_it()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        Assert.That(
            async () => await CountAsync(client.RecordedImages.FollowAsync(s_mistyped)), Throws.InstanceOf<EenUnknownCameraException>());
    }

    [Test]
    public async Task It_can_be_turned_off()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, configure: options => options.ReportUnknownCameras = false);
        Assert.That(await client.RecordedImages.TryGetAsync(s_mistyped), Is.Null);
        Assert.That(await Assert.ThrowsAsync<EenNotFoundException>(() => client.RecordedImages.GetAsync(s_mistyped)), Is.Not.InstanceOf<EenUnknownCameraException>());
        Assert.That(emulator.Journal.Count(EmulatorEndpoint.Camera), Is.Zero);
    }

    [Test]
    public async Task Nothing_recorded_says_what_was_asked()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => client.RecordedImages.GetAsync(s_tooLate));
        Assert.That(e!.Message, Does.Contain("HTTP 404").And.Contain(s_tooLate.ToString()).And.Contain("Recordings.ListAsync"));
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<RecordedImage> frames)
    {
        int count = 0;
        await foreach (RecordedImage frame in frames)
        {
            frame.Dispose();
            count++;
        }

        return count;
    }
}
