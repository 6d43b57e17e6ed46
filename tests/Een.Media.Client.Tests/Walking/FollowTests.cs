using Een.Media.Client.Diagnostics;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Walking;
using Microsoft.Extensions.Time.Testing;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>Following a recording that grows, in virtual time.</summary>
public class FollowTests
{
    private static readonly DateTimeOffset[] s_frames = [.. Enumerable.Range(0, 60).Select(i => At(i * 1000)), At(200_000), At(201_000)];

    private static RecordedImageTimeRequest FromStart => RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(s_frames[0]);

    [Test]
    public async Task Following_catches_up_then_takes_each_frame_as_it_comes_and_waits_through_a_gap()
    {
        var clock = new SteppingClock(At(10_000));
        var service = new TimelineService(s_frames) { Clock = clock };
        var taken = new List<DateTimeOffset>();
        await foreach (RecordedImage image in Follow(service, clock, CancellationToken.None))
        {
            using (image)
                taken.Add(image.Timestamp);
            Assert.That(image.Timestamp, Is.LessThanOrEqualTo(clock.GetUtcNow()));
            if (taken.Count == s_frames.Length)
                break;
        }

        Assert.That(taken, Is.EqualTo(s_frames));
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)));
    }

    [Test]
    public async Task Following_asks_no_faster_than_frames_come_and_ever_more_rarely_while_none_do()
    {
        var clock = new SteppingClock(At(10_000));
        var service = new TimelineService(s_frames) { Clock = clock };
        int live = 0;
        int requestsWhenLive = 0;
        int requestsBeforeGap = 0;
        await foreach (RecordedImage image in Follow(service, clock, CancellationToken.None))
        {
            image.Dispose();
            if (image.Timestamp == At(11_000))
                requestsWhenLive = service.Requests;
            if (image.Timestamp == At(59_000))
                requestsBeforeGap = service.Requests;
            if (image.Timestamp == At(200_000))
                break;
            live++;
        }

        Assert.Multiple(() =>
        {
            Assert.That(live, Is.EqualTo(60));

            // 48 frames at one a second: a question for each, and now and then one that came a moment too early.
            Assert.That(requestsBeforeGap - requestsWhenLive, Is.InRange(48, 72));

            // 141 seconds of nothing: 1 + 2 + 4 + 8, then every 16 seconds.
            Assert.That(service.Requests - requestsBeforeGap, Is.InRange(8, 16));
        });
    }

    [Test]
    public async Task Following_waits_for_the_first_frame_and_ends_by_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var clock = new SteppingClock(At(-30_000));
        var service = new TimelineService(s_frames[..1]) { Clock = clock };
        int taken = 0;
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await foreach (RecordedImage image in Follow(service, clock, cancel.Token))
            {
                image.Dispose();
                taken++;
                clock.AfterTimers(5, cancel.Cancel);
            }
        });
        Assert.That((taken, e!.CancellationToken), Is.EqualTo((1, cancel.Token)));
    }

    [TestCase(1000, 5, new double[] { 1000, 2000, 4000, 5000, 5000, 5000 })]
    [TestCase(1000, 60, new double[] { 1000, 2000, 4000, 8000, 16_000, 32_000 })]
    [TestCase(60_000, 5, new double[] { 5000, 5000, 5000 }, Description = "Frames a minute apart are waited for no longer than is allowed.")]
    [TestCase(100, 1, new double[] { 250, 500, 1000, 1000 }, Description = "Frames that come faster are not asked for faster than every 250 ms.")]
    public async Task The_pauses_of_following_begin_with_the_spacing_of_frames_and_double_up_to_the_longest(int spacing, int longest, double[] pauses)
    {
        using var cancel = new CancellationTokenSource();
        DateTimeOffset[] frames = [.. Enumerable.Range(0, 100).Select(i => At(i * spacing))];
        var clock = new SteppingClock(frames[^1]);
        clock.AfterTimers(pauses.Length, cancel.Cancel);
        await Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            var options = new FollowOptions { MaxPollInterval = TimeSpan.FromSeconds(longest) };
            await foreach (RecordedImage image in Follow(new TimelineService(frames) { Clock = clock }, clock, options, cancel.Token))
                image.Dispose();
        });
        Assert.That(clock.Pauses.Select(pause => pause.TotalMilliseconds), Is.EqualTo(pauses).Within(1));
    }

    [Test]
    public async Task Following_waits_through_a_day_without_frames()
    {
        DateTimeOffset[] frames = [At(0), At(0).AddDays(1)];
        var clock = new SteppingClock(frames[0]);
        List<RecordedImage> images = await Follow(new TimelineService(frames) { Clock = clock }, clock, CancellationToken.None).Take(2).ToListAsync();
        images.ForEach(image => image.Dispose());
        Assert.That(images.Select(image => image.Timestamp), Is.EqualTo(frames));
        Assert.That(clock.Pauses.Max(), Is.EqualTo(new FollowOptions().MaxPollInterval));
    }

    private static IAsyncEnumerable<RecordedImage> Follow(TimelineService service, TimeProvider clock, CancellationToken cancellationToken) =>
        Follow(service, clock, new FollowOptions(), cancellationToken);

    private static IAsyncEnumerable<RecordedImage> Follow(
        TimelineService service, TimeProvider clock, FollowOptions options, CancellationToken cancellationToken) =>
        FrameWalks.FollowAsync(new ExactFetcher(service), FromStart, options, clock, new ClientObserver(loggerFactory: null, clock), cancellationToken);

    /// <summary>Jumps to each delay's end as soon as somebody waits for it.</summary>
    private sealed class SteppingClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private int _timers;
        private (int At, Action Action)? _later;

        public List<TimeSpan> Pauses { get; } = [];

        public void AfterTimers(int count, Action action) => _later ??= (_timers + count, action);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            Pauses.Add(dueTime);
            if (++_timers == _later?.At)
                _later.Value.Action();
            else if (dueTime > TimeSpan.Zero)
                _ = Task.Run(() => Advance(dueTime));
            return timer;
        }
    }
}
