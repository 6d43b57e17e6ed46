using System.Net;
using Een.Media.Client.Errors;
using Een.Media.Client.Tests.Observability;
using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>What an operator sees of read-ahead while walks go on. Meters are the process's, so that no other walk may run beside it.</summary>
[NonParallelizable]
public sealed class AheadGaugeTests : IDisposable
{
    private const int Ahead = 3;

    private static readonly DateTimeOffset[] s_frames = [.. Enumerable.Range(0, 10).Select(i => At(i * 1000))];

    private readonly Recorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    [Test]
    public async Task The_gauge_of_frames_ahead_counts_from_the_first_frame_to_the_last()
    {
        var service = new TimelineService(s_frames);
        int left = 8;
        await foreach (RecordedImage image in Walk(service))
        {
            image.Dispose();
            await AssertAsync(Math.Min(Ahead, --left));
        }

        Assert.That((left, Gauge()), Is.EqualTo((0, 0.0)));
    }

    [Test]
    public async Task The_gauge_of_frames_ahead_counts_a_failed_frame_until_its_failure_is_thrown()
    {
        var service = new TimelineService(s_frames)
        {
            OnRequest = number =>
            {
                if (number == 2)
                    throw new EenTransportException("cut");
            },
        };
        await Assert.ThrowsAsync<EenTransportException>(async () =>
        {
            await foreach (RecordedImage image in Walk(service))
            {
                image.Dispose();
                await AssertAsync(1);
            }
        });
        Assert.That(Gauge(), Is.Zero);
    }

    [Test]
    public async Task The_gauge_of_frames_ahead_counts_nothing_after_the_end_of_the_recording()
    {
        var service = new TimelineService(s_frames)
        {
            OnRequest = number =>
            {
                if (number > 2)
                    throw new EenNotFoundException("no recording", new ApiError(HttpStatusCode.NotFound));
            },
        };
        int taken = 0;
        await foreach (RecordedImage image in Walk(service))
        {
            image.Dispose();
            if (++taken == 2)
                await AssertAsync(0);
        }

        Assert.That(taken, Is.EqualTo(2));
    }

    [Test]
    public async Task The_gauge_of_frames_ahead_is_zero_after_a_walk_was_left()
    {
        var service = new TimelineService(s_frames);
        await foreach (RecordedImage image in Walk(service))
        {
            image.Dispose();
            await AssertAsync(Ahead);
            break;
        }

        Assert.That(Gauge(), Is.Zero);
    }

    /// <summary>Eight frames lie before its end, and the ninth, beyond it, is asked for in vain.</summary>
    private static IAsyncEnumerable<RecordedImage> Walk(TimelineService service) => WalkExactnessTests.Walk(
        service,
        RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(s_frames[0]),
        new WalkOptions { Until = s_frames[7].AddMilliseconds(1), ReadAhead = Ahead });

    private async Task AssertAsync(int ahead)
    {
        await Wait.UntilAsync(() => Gauge() == ahead);
        Assert.That(Gauge(), Is.EqualTo(ahead));
    }

    private double Gauge() => _recorder.Measurements.Where(m => m.Instrument == "een.media.client.walk.ahead").Sum(m => m.Value);
}
