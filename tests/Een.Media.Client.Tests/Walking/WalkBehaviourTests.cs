using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>How a walk moves, stops and fails, at every read-ahead and parallelism.</summary>
public class WalkBehaviourTests
{
    private static readonly DateTimeOffset[] s_frames = [.. Enumerable.Range(0, 200).Select(i => At(i * 1000))];

    private static readonly WalkOptions[] s_ways =
    [
        new() { Until = s_frames[^1], ReadAhead = 0 },
        new() { Until = s_frames[^1], ReadAhead = 4 },
        new() { Until = s_frames[^1], ReadAhead = 16, ReadAheadBytes = 10 },
        new() { Until = s_frames[^1], Parallelism = 8 },
        new() { Until = s_frames[^1].AddHours(1), Parallelism = 3, ReadAhead = 0, MaxFrames = 200 },
    ];

    private static RecordedImageTimeRequest FromStart => RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(s_frames[0]);

    [TestCaseSource(nameof(s_ways))]
    public async Task Leaving_a_walk_leaves_nothing_behind(WalkOptions options)
    {
        for (int frames = 1; frames <= 50; frames += 7)
        {
            var service = new TimelineService(s_frames, seed: frames);
            int taken = 0;
            await foreach (RecordedImage image in WalkExactnessTests.Walk(service, FromStart, options))
            {
                image.Dispose();
                if (++taken == frames)
                    break;
            }

            Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
        }
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task Canceling_a_walk_anywhere_throws_with_the_callers_own_token_and_leaves_nothing_behind(WalkOptions options)
    {
        for (int after = 0; after < s_frames.Length; after += 11)
        {
            using var cancel = new CancellationTokenSource();
            var service = new TimelineService(s_frames, seed: after) { OnRequest = number => CancelAt(number, after, cancel) };
            OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(async () => await DrainAsync(service, options, cancel.Token));
            Assert.That(e!.CancellationToken, Is.EqualTo(cancel.Token));
            Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
        }
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task A_canceled_walk_yields_nothing_more_though_frames_have_arrived_or_all_are_taken(WalkOptions options)
    {
        foreach (int last in (int[])[1, 30, s_frames.Length])
        {
            using var cancel = new CancellationTokenSource();
            var service = new TimelineService(s_frames, seed: last);
            int taken = 0;
            OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(async () =>
            {
                await foreach (RecordedImage image in WalkExactnessTests.Walk(service, FromStart, options, cancel.Token))
                {
                    image.Dispose();
                    if (++taken != last)
                        continue;
                    await service.QuietAsync();
                    await cancel.CancelAsync();
                }
            });
            Assert.That((taken, e!.CancellationToken), Is.EqualTo((last, cancel.Token)));
            Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
        }
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task A_cancellation_that_looks_like_a_failure_is_still_a_cancellation(WalkOptions options)
    {
        using var cancel = new CancellationTokenSource();
        var service = new TimelineService(s_frames)
        {
            OnRequest = number =>
            {
                CancelAt(number, after: 30, cancel);
                if (cancel.IsCancellationRequested)
                    throw new EenTransportException("cut");
            },
        };
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(async () => await DrainAsync(service, options, cancel.Token));
        Assert.That(e!.CancellationToken, Is.EqualTo(cancel.Token));
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task A_walk_canceled_before_its_start_requests_nothing(WalkOptions options)
    {
        var service = new TimelineService(s_frames);
        await Assert.CatchAsync<OperationCanceledException>(async () => await DrainAsync(service, options, new CancellationToken(canceled: true)));
        Assert.That(service.Requests, Is.Zero);
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task A_frame_that_fails_throws_at_its_place_after_every_earlier_one(WalkOptions options)
    {
        var service = new TimelineService(s_frames) { Broken = s_frames[57] };
        var taken = new List<DateTimeOffset>();
        await Assert.ThrowsAsync<EenTransportException>(async () =>
        {
            await foreach (RecordedImage image in WalkExactnessTests.Walk(service, FromStart, options))
            {
                using (image)
                    taken.Add(image.Timestamp);
            }
        });
        Assert.That(taken, Is.EqualTo(s_frames[..57]));
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
    }

    [Test]
    public async Task A_walk_without_read_ahead_requests_nothing_before_the_caller_does()
    {
        var service = new TimelineService(s_frames);
        int taken = 0;
        await foreach (RecordedImage image in WalkExactnessTests.Walk(service, FromStart, new WalkOptions { ReadAhead = 0, MaxFrames = 20 }))
        {
            image.Dispose();
            Assert.That((service.Requests, service.MostInFlight), Is.EqualTo((++taken, 1)));
        }

        Assert.That(taken, Is.EqualTo(20));
    }

    [TestCase(1)]
    [TestCase(5)]
    public async Task Read_ahead_stops_at_its_number_of_frames_while_the_caller_is_busy(int readAhead)
    {
        var service = new TimelineService(s_frames);
        await foreach (RecordedImage image in WalkExactnessTests.Walk(service, FromStart, new WalkOptions { ReadAhead = readAhead }))
        {
            image.Dispose();
            await service.QuietAsync();
            Assert.That(service.Buffers.Outstanding, Is.LessThanOrEqualTo(readAhead + 1));
            if (image.Timestamp == s_frames[30])
                break;
        }
    }

    [Test]
    public async Task Slices_run_side_by_side_and_a_gap_of_hours_costs_few_requests()
    {
        DateTimeOffset[] sparse = [.. s_frames, .. Enumerable.Range(0, 200).Select(i => At(36_000_000 + (i * 1000)))];
        var service = new TimelineService(sparse);
        int taken = await DrainAsync(service, new WalkOptions { Until = sparse[^1], Parallelism = 8 }, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(taken, Is.EqualTo(400));
            Assert.That(service.MostInFlight, Is.GreaterThanOrEqualTo(8));
            Assert.That(service.Requests, Is.LessThan(400 * 1.25));
        });
    }

    private static async Task<int> DrainAsync(TimelineService service, WalkOptions options, CancellationToken cancellationToken)
    {
        int taken = 0;
        await foreach (RecordedImage image in WalkExactnessTests.Walk(service, FromStart, options, cancellationToken))
        {
            image.Dispose();
            taken++;
        }

        return taken;
    }

    [Test]
    public async Task A_slice_that_reaches_back_before_an_earlier_one_breaks_the_protocol()
    {
        var chain = new MockedChain { ByTimestamp = seen => MockedChain.Page(seen.Query["timestamp__gte"] == MockedChain.OnWire(0) ? 0 : 0.5, next: "b") };
        using MockService service = chain.On("b", () => MockedChain.Page(1, next: "c")).On("c", () => MockedChain.Page(8.5)).Start();
        EenMediaClient client = service.Client();
        var taken = new List<DateTimeOffset>();
        EenProtocolException e = await Expect.ThrowsAsync<EenProtocolException>(async () =>
        {
            var options = new WalkOptions { Until = MockedChain.At(16), Parallelism = 2 };
            await foreach (RecordedImage image in client.RecordedImages.WalkAsync(TestValues.Request, options))
            {
                using (image)
                    taken.Add(image.Timestamp);
            }
        });
        Assert.That(taken, Is.EqualTo(new[] { MockedChain.At(0), MockedChain.At(1) }));
        Assert.That(e.Message, Does.Contain("does not advance"));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    private static void CancelAt(int number, int after, CancellationTokenSource cancel)
    {
        if (number > after)
            cancel.Cancel();
    }
}
