using System.Globalization;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Sampling;

/// <summary>Answers that a sample does not expect, and what it makes of them.</summary>
public sealed class SampleAnswerTests
{
    private static readonly SamplePlan s_plan = SamplePlan.Every(TimeSpan.FromSeconds(1), TestValues.Noon, TestValues.Noon.AddSeconds(3));

    [Test]
    public async Task A_frame_before_the_instant_of_a_sample_breaks_the_protocol()
    {
        using MockService service = new MockService().Always(_ => Answers.Frame(timestamp: Wire(-0.001)));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => DrainAsync(service, s_plan));
        Assert.That(e!.Message, Does.StartWith("The service was asked for a frame at or after 2025-06-01T12:00:00.000+00:00, but returned one from 2025-06-01T11:59:59.999+00:00."));
    }

    [Test]
    public async Task A_frame_at_the_very_instant_of_a_sample_breaks_no_protocol()
    {
        using MockService service = new MockService().Always(seen => Answers.Frame(timestamp: seen.Query["timestamp__gte"]));
        Assert.That(await DrainAsync(service, s_plan), Is.EqualTo(Enumerable.Range(0, 4).Select(second => TestValues.Noon.AddSeconds(second))));
    }

    [Test]
    public async Task A_sample_throws_a_failure_unchanged()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(System.Net.HttpStatusCode.Forbidden, "{}"));
        await Assert.ThrowsAsync<EenPermissionException>(() => DrainAsync(service, s_plan));
    }

    [TestCase(1)]
    [TestCase(4)]
    public async Task A_sample_returns_one_frame_for_all_its_instants_once(int parallelism)
    {
        using MockService service = new MockService().Always(_ => Answers.Frame(timestamp: Wire(3)));
        var gaps = new List<DateTimeOffset>();
        var options = new SampleOptions { Parallelism = parallelism, Tolerance = TimeSpan.FromSeconds(1), OnGap = gap => gaps.Add(gap.Instant) };
        Assert.That(await DrainAsync(service, s_plan, options), Is.EqualTo(new[] { TestValues.Noon.AddSeconds(3) }));
        Assert.That(gaps, Is.EqualTo(new[] { TestValues.Noon, TestValues.Noon.AddSeconds(1) }));
    }

    [TestCase(999, 0)]
    [TestCase(1000, 1)]
    public async Task Without_a_tolerance_a_sampled_frame_counts_up_to_the_next_instant_exclusive(int milliseconds, int gaps)
    {
        SamplePlan single = SamplePlan.Every(TimeSpan.FromSeconds(1), TestValues.Noon, TestValues.Noon);
        using MockService service = new MockService().Always(_ => Answers.Frame(timestamp: Wire(milliseconds / 1000.0)));
        var told = new List<SampleGap>();
        await DrainAsync(service, single, new SampleOptions { OnGap = told.Add });
        Assert.That(told, Has.Count.EqualTo(gaps));
    }

    [Test]
    public async Task A_canceled_sample_requests_nothing_more()
    {
        using var cancellation = new CancellationTokenSource();
        using MockService service = new MockService().Always(seen => Answers.Frame(timestamp: seen.Query["timestamp__gte"]));
        EenMediaClient client = service.Client();
        int taken = 0;
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await foreach (RecordedImage image in client.RecordedImages.SampleAsync(TestValues.Request, s_plan, new SampleOptions { Parallelism = 1 }, cancellation.Token))
            {
                image.Dispose();
                taken++;
                await cancellation.CancelAsync();
            }
        });
        Assert.That((taken, e!.CancellationToken), Is.EqualTo((1, cancellation.Token)));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    private static string Wire(double second) => TestValues.Noon.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static async Task<List<DateTimeOffset>> DrainAsync(MockService service, SamplePlan plan, SampleOptions? options = null)
    {
        EenMediaClient client = service.Client();
        var frames = new List<DateTimeOffset>();
        try
        {
            await foreach (RecordedImage image in client.RecordedImages.SampleAsync(TestValues.Request, plan, options))
            {
                using (image)
                {
                    Assert.That(image.Data.Length, Is.Positive);
                    frames.Add(image.Timestamp);
                }
            }
        }
        finally
        {
            Assert.That(service.Buffers.Outstanding, Is.Zero);
        }

        return frames;
    }
}
