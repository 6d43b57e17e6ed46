using System.Net;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Errors;
using Een.Media.Client.RecordedImages.Walking;
using Microsoft.Extensions.Time.Testing;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>Following goes on after an outage, and ends with an error that waiting cannot mend.</summary>
public sealed class OutageTests
{
    private static readonly DateTimeOffset[] s_frames = [.. Enumerable.Range(0, 30).Select(i => At(i * 1000))];

    private static RecordedImageTimeRequest FromStart => RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(s_frames[0]);

    private static IEnumerable<TestCaseData> Outages()
    {
        yield return Case("503", () => new EenApiException("unavailable", new ApiError(HttpStatusCode.ServiceUnavailable)));
        yield return Case("429", () => new EenRateLimitedException("too many", new ApiError(HttpStatusCode.TooManyRequests)));
        yield return Case("a lost connection", () => new EenTransportException("reset"));
        yield return Case("an offline camera", () => new EenDeviceUnavailableException("offline", new ApiError(HttpStatusCode.ServiceUnavailable)));

        static TestCaseData Case(string name, Func<Exception> failure) => new TestCaseData(failure).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Outages))]
    public async Task Following_resumes_after_the_last_frame_when_an_outage_ends(Func<Exception> failure)
    {
        var clock = new SteppingClock(At(10_000));
        var service = new TimelineService(s_frames)
        {
            Clock = clock,
            OnRequest = _ =>
            {
                if (clock.GetUtcNow() >= At(15_000) && clock.GetUtcNow() < At(20_000))
                    throw failure();
            },
        };
        List<RecordedImage> images = await FrameWalks.FollowAsync(
            service, FromStart, new FollowOptions(), clock, new ClientObserver(loggerFactory: null, clock), CancellationToken.None).Take(s_frames.Length).ToListAsync();
        images.ForEach(image => image.Dispose());
        Assert.That(images.Select(image => image.Timestamp), Is.EqualTo(s_frames));
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
    }

    [Test]
    public async Task Following_ends_with_an_error_that_waiting_cannot_mend()
    {
        var clock = new SteppingClock(At(10_000));
        var service = new TimelineService(s_frames)
        {
            Clock = clock,
            OnRequest = _ =>
            {
                if (clock.GetUtcNow() >= At(15_000))
                    throw new EenPermissionException("forbidden", new ApiError(HttpStatusCode.Forbidden));
            },
        };
        await Assert.ThrowsAsync<EenPermissionException>(async () =>
        {
            await foreach (RecordedImage image in FrameWalks.FollowAsync(
            service, FromStart, new FollowOptions(), clock, new ClientObserver(loggerFactory: null, clock), CancellationToken.None))
                image.Dispose();
        });
    }

    /// <summary>Jumps to each delay's end as soon as somebody waits for it.</summary>
    private sealed class SteppingClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero)
                _ = Task.Run(() => Advance(dueTime));
            return timer;
        }
    }
}
