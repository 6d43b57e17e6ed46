using Een.Media.Contract.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Contract.Tests.Walks;

/// <summary>Walks over the socket, where the service behaves in one of the ways that nobody knows.</summary>
public sealed class WalkTests
{
    [TestCase("preview")]
    [TestCase("main")]
    public async Task Walks_forward_and_backward_yield_the_whole_recording(string type)
    {
        var streamType = new StreamType(type);
        using EenMediaClient client = EmulatorFixture.CreateClient();
        DateTimeOffset[] frames = Recording.Of(streamType);
        var forward = new List<DateTimeOffset>();
        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(Recording.Ask(streamType).AtOrAfter(Recording.At(-1))))
        {
            using (image)
                forward.Add(FrameStamps.Verify(image, streamType: streamType));
        }

        var backward = new List<DateTimeOffset>();
        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(
            Recording.Ask(streamType).AtOrBefore(Recording.At(3600)), new WalkOptions { Direction = WalkDirection.Backward }))
        {
            using (image)
                backward.Add(FrameStamps.Verify(image, streamType: streamType));
        }

        Assert.That(forward, Is.EqualTo(frames));
        Assert.That(backward, Is.EqualTo(frames.Reverse()));
    }

    [Test]
    public async Task A_walk_from_a_stored_page_token_goes_on_where_it_was()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        string kept;
        using (RecordedImage image = await client.RecordedImages.GetAsync(Recording.Ask().At(Recording.At(7))))
            kept = image.NextToken!.Reveal();
        List<DateTimeOffset> walked = await FrameStamps.VerifyAllAsync(client.RecordedImages.WalkAsync(RecordedImageRequest.FromPageToken(new PageToken(kept))));
        Assert.That(walked, Is.EqualTo(Recording.Preview.Where(f => f > Recording.At(7))));
    }

    [TestCase(ExpiredPageToken.BadRequest)]
    [TestCase(ExpiredPageToken.NotFound)]
    public async Task A_walk_goes_on_when_page_tokens_expire_under_way(ExpiredPageToken refusal)
    {
        var clock = new FakeTimeProvider(Recording.At(7200));
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o =>
        {
            o.TimeProvider = clock;
            o.Behavior = new ServiceBehavior { PageTokenLifetime = TimeSpan.FromSeconds(10), ExpiredPageToken = refusal };
        });
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, configure: o => o.TimeProvider = clock);
        var walked = new List<DateTimeOffset>();
        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start), new WalkOptions { ReadAhead = 0 }))
        {
            using (image)
                walked.Add(FrameStamps.Verify(image));
            clock.Advance(TimeSpan.FromSeconds(11));
        }

        Assert.That(walked, Is.EqualTo(Recording.Preview));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task A_cycle_of_page_tokens_ends_in_a_protocol_exception(int length)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        emulator.Faults.Add(FaultRule.Of(Fault.TokenCycle(length)));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        await Assert.ThrowsAsync<EenProtocolException>(() => FrameStamps.VerifyAllAsync(client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start))));
        Assert.That(emulator.Journal.Entries.Count, Is.LessThan(20));
    }

    [Test]
    public async Task A_walk_without_read_ahead_requests_only_what_the_caller_takes()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start), new WalkOptions { ReadAhead = 0 }))
        {
            image.Dispose();
            break;
        }

        Assert.That(emulator.Journal.Entries.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Leaving_a_walk_ends_the_downloads_ahead_of_it()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        emulator.Faults.Add(FaultRule.Of(Fault.StallBody()).ForPageTokens());
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        Task<RecordedImage> first = client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start)).FirstAsync().AsTask();
        (await first.WaitAsync(TimeSpan.FromMinutes(10))).Dispose();
        Assert.That(first.IsCompletedSuccessfully, Is.True, "Not the inactivity limit of 15 seconds ended them.");
    }

    [Test]
    public async Task Canceling_a_walk_that_waits_for_the_service_throws_the_callers_cancellation()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        emulator.Faults.Add(FaultRule.Of(Fault.StallBody()).Nth(3));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using var cancel = new CancellationTokenSource();
        int taken = 0;
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await foreach (RecordedImage image in client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start), cancellationToken: cancel.Token))
            {
                image.Dispose();
                if (++taken == 2)
                    cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
            }
        });
        Assert.That((e!.CancellationToken, taken), Is.EqualTo((cancel.Token, 2)));
    }
}
