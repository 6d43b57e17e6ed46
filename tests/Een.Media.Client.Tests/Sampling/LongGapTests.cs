using Een.Media.Client.RecordedImages.Sampling;
using Een.Media.Client.Tests.Walking;

namespace Een.Media.Client.Tests.Sampling;

/// <summary>A gap with very many instants in it.</summary>
public sealed class LongGapTests
{
    private static readonly DateTimeOffset s_start = TimelineService.At(0);

    [Test]
    public async Task A_sample_can_be_canceled_between_two_instants_of_a_gap()
    {
        var service = new TimelineService([s_start, s_start.AddDays(300)]);
        using var cancel = new CancellationTokenSource();
        int gaps = 0;
        var options = new SampleOptions
        {
            OnGap = _ =>
            {
                if (++gaps == 10)
                    cancel.Cancel();
            },
        };
        var plan = SamplePlan.Every(TimeSpan.FromSeconds(1), s_start, s_start.AddDays(300));
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await foreach (RecordedImage image in new SampleRun(service, SampleCase.Request, plan, options).RunAsync(cancel.Token))
                image.Dispose();
        });
        Assert.That((e!.CancellationToken, gaps), Is.EqualTo((cancel.Token, 10)));
    }
}
