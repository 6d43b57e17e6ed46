using Een.Media.Contract.Tests.Faults;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Failures;

/// <summary>What a server of HTTP/2, and a path to it, see of the client.</summary>
public sealed class Http2Tests
{
    private static readonly DateTimeOffset[] s_frames = [.. Enumerable.Range(0, 60).Select(i => Recording.At(i))];

    [TestCase(20 * 1024, 0)]
    [TestCase(20 * 1024, 4)]
    [TestCase(200 * 1024, 4)]
    public async Task A_stream_whose_frame_was_read_in_full_is_not_reset(int frameBytes, int readAhead)
    {
        await using EenMediaEmulator emulator = await StartAsync(frameBytes);
        await using var relay = new Http2Relay(emulator.Http2BaseAddress!);
        using var http = new HttpClient(new PriorKnowledge(EenMediaClient.CreateHttpHandler()));
        using EenMediaClient client = CreateClient(emulator, relay, http);
        List<DateTimeOffset> walked = await FrameStamps.VerifyAllAsync(
            client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start), new WalkOptions { ReadAhead = readAhead }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(walked, Is.EqualTo(s_frames));
            Assert.That(relay.Resets, Is.Zero);
            Assert.That(relay.Connections, Is.EqualTo(1));
        }
    }

    /// <summary>The relay counts: a body that nobody wants is what a reset is for.</summary>
    [Test]
    public async Task The_stream_of_the_frame_beyond_the_end_of_a_walk_is_reset()
    {
        await using EenMediaEmulator emulator = await StartAsync(200 * 1024);
        await using var relay = new Http2Relay(emulator.Http2BaseAddress!);
        using var http = new HttpClient(new PriorKnowledge(EenMediaClient.CreateHttpHandler()));
        using EenMediaClient client = CreateClient(emulator, relay, http);
        List<DateTimeOffset> walked = await FrameStamps.VerifyAllAsync(client.RecordedImages.WalkAsync(
            Recording.Ask().AtOrAfter(Recording.Start), new WalkOptions { Until = Recording.At(9.5) }));

        // A later request on the same connection follows the reset.
        (await client.RecordedImages.GetAsync(Recording.Ask().At(Recording.Start))).Dispose();
        Assert.That((walked.Count, relay.Resets), Is.EqualTo((10, 1)));
    }

    /// <summary>Nothing tells that such a connection is dead, but that no ping is answered.</summary>
    [Test]
    public async Task When_the_network_swallows_bytes_another_attempt_uses_another_connection()
    {
        await using EenMediaEmulator emulator = await StartAsync(20 * 1024);
        await using var relay = new Http2Relay(emulator.Http2BaseAddress!);
        using var http = new HttpClient(new PriorKnowledge(EenMediaClient.CreateHttpHandler(keepAlivePing: TimeSpan.FromSeconds(2))));
        using EenMediaClient client = CreateClient(emulator, relay, http, o =>
        {

            // On a busy machine, a ping on the new connection may be late as well.
            o.Retry.MaxRetryAttempts = 10;
            o.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan;
            o.Retry.TotalTimeout = Timeout.InfiniteTimeSpan;
            o.Retry.PreviewHeadersTimeout = Timeout.InfiniteTimeSpan;
        });
        (await client.RecordedImages.GetAsync(Recording.Ask().At(Recording.Start))).Dispose();
        relay.Swallow();
        using RecordedImage image = await client.RecordedImages.GetAsync(Recording.Ask().At(Recording.At(1)));
        Assert.That(FrameStamps.Verify(image), Is.EqualTo(Recording.At(1)));
        Assert.That(relay.Connections, Is.GreaterThan(1));
    }

    private static EenMediaClient CreateClient(
        EenMediaEmulator emulator, Http2Relay relay, HttpClient http, Action<EenMediaClientOptions>? configure = null)
    {
        var options = new EenMediaClientOptions { BaseAddress = relay.Address, Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()) };
        configure?.Invoke(options);
        return new EenMediaClient(options, http);
    }

    private static Task<EenMediaEmulator> StartAsync(int frameBytes) => EmulatorFixture.StartEmulatorAsync(o =>
    {
        o.Http2Port = 0;
        o.Cameras.Clear();
        o.Cameras.Add(EmulatedCamera.FromTimeline("Path", s_frames, options: new TimelineCameraOptions { FrameBytes = frameBytes }) with
        {
            DeviceId = Recording.DeviceId,
        });
    });
}
