using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Failures;

/// <summary>What can happen to an answer on its way, over a real socket.</summary>
public sealed class BrokenTransferTests
{
    private static readonly RecordedImageTimeRequest s_request = Recording.Ask().At(Recording.Start);

    private static IEnumerable<TestCaseData> Mendable()
    {
        yield return Case(Fault.ResetBeforeHeaders(), typeof(EenTransportException));
        yield return Case(Fault.CutBody(), typeof(EenTransportException));
        yield return Case(Fault.CutBody(0), typeof(EenTransportException));
        yield return Case(Fault.ResetBody(), typeof(EenTransportException));
        yield return Case(Fault.WrongContentLength(+10), typeof(EenTransportException));
        yield return Case(Fault.NotAJpeg(), typeof(EenProtocolException));
        yield return Case(Fault.Status(503), typeof(EenApiException));
        yield return Case(Fault.Status(502, FaultBody.Html), typeof(EenApiException));
    }

    [TestCaseSource(nameof(Mendable))]
    public async Task A_transfer_that_breaks_once_is_repaired_by_a_retry(Fault fault, Type _)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Faults.Add(FaultRule.Of(fault).First(1)));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using RecordedImage image = await client.RecordedImages.GetAsync(s_request);
        Assert.That(FrameStamps.Verify(image), Is.EqualTo(Recording.Start));
        Assert.That(emulator.Journal.Entries.Count, Is.EqualTo(2));
    }

    [TestCaseSource(nameof(Mendable))]
    public async Task A_transfer_that_always_breaks_throws_after_all_attempts(Fault fault, Type exception)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Faults.Add(FaultRule.Of(fault)));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, configure: o => o.Retry.MaxRetryAttempts = 2);
        EenMediaException? e = await Assert.CatchAsync<EenMediaException>(() => client.RecordedImages.GetAsync(s_request));
        Assert.That(e, Is.TypeOf(exception));
        Assert.That((e!.Attempts, emulator.Journal.Entries.Count), Is.EqualTo((3, 3)));
    }

    private static IEnumerable<TestCaseData> Damage()
    {
        yield return Case(Fault.WrongContentLength(-10), null);
        yield return Case(Fault.JpegWithoutEnd(), null);
    }

    [TestCaseSource(nameof(Damage))]
    public async Task An_image_that_lacks_its_end_again_is_damaged_in_the_recording(Fault fault, Type? _)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Faults.Add(FaultRule.Of(fault)));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, configure: o => o.Retry.MaxRetryAttempts = 2);
        EenDamagedImageException? e = await Assert.CatchAsync<EenDamagedImageException>(() => client.RecordedImages.GetAsync(s_request));
        Assert.That((e!.Timestamp, emulator.Journal.Entries.Count), Is.EqualTo((Recording.Start, 2)));
    }

    [TestCaseSource(nameof(Damage))]
    public async Task An_image_that_lacks_its_end_once_is_fetched_again(Fault fault, Type? _)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Faults.Add(FaultRule.Of(fault).First(1)));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using RecordedImage image = await client.RecordedImages.GetAsync(s_request);
        Assert.That((FrameStamps.Verify(image), emulator.Journal.Entries.Count), Is.EqualTo((Recording.Start, 2)));
    }

    [Test]
    public async Task A_walk_survives_a_connection_that_breaks_at_every_third_frame()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Faults.Add(FaultRule.Of(Fault.ResetBody()).Every(3)));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        Assert.That(
            await FrameStamps.VerifyAllAsync(client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start))), Is.EqualTo(Recording.Preview));
    }

    private static IEnumerable<TestCaseData> Harmless()
    {
        yield return Case(Fault.Chunked(), null);
        yield return Case(Fault.Gzip(), null);
        yield return Case(Fault.LargeHeader(256 * 1024), null);
        yield return Case(Fault.LargeHeader(1000 * 1024), null);
        yield return Case(Fault.HostileOverlaySvg(), null);
        yield return Case(Fault.EmptyTokens(), null);
        yield return Case(Fault.MissingTokens(), null);
    }

    [TestCaseSource(nameof(Harmless))]
    public async Task A_harmless_oddity_of_a_transfer_costs_no_retry(Fault fault, Type? _)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Faults.Add(FaultRule.Of(fault)));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using RecordedImage image = await client.RecordedImages.GetAsync(s_request);
        Assert.That(FrameStamps.Verify(image), Is.EqualTo(Recording.Start));
        Assert.That(emulator.Journal.Entries.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task An_image_without_its_time_breaks_the_protocol()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Faults.Add(FaultRule.Of(Fault.MissingTimestamp())));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(s_request));
    }

    [Test]
    public async Task An_image_beyond_the_limit_is_not_downloaded()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o =>
        {
            o.Cameras.Clear();
            o.Cameras.Add(EmulatedCamera.FromTimeline("Large", [Recording.Start], options: new TimelineCameraOptions { FrameBytes = 1 << 20 }) with { DeviceId = Recording.DeviceId });
        });
        using EenMediaClient strict = EmulatorFixture.CreateClient(emulator, configure: o => o.MaxImageBytes = (1 << 20) - 1), exact = EmulatorFixture.CreateClient(emulator, configure: o => o.MaxImageBytes = 1 << 20);
        await Assert.ThrowsAsync<EenProtocolException>(() => strict.RecordedImages.GetAsync(s_request));
        using RecordedImage image = await exact.RecordedImages.GetAsync(s_request);
        Assert.That(image.Data.Length, Is.EqualTo(1 << 20));
    }

    private static TestCaseData Case(Fault fault, Type? exception) => new TestCaseData(fault, exception).SetArgDisplayNames(fault.ToString());
}
