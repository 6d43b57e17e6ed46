using Een.Media.Client.Tests.Walking;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Sampling;

/// <summary>Whatever the recording, the plan, the tolerance, the parallelism and the order of answers: what the slow way finds.</summary>
public sealed class SampleExactnessTests
{
    private static readonly Gen<long[]> Recordings = Gen.OneOf(
        Gen.Constant(Array.Empty<long>()),
        Gen.Choose(0, 300_000).Select(t => new[] { (long)t }),
        Gen.Choose(1, 300).Select(n => Enumerable.Range(0, n).Select(i => i * 1000L).ToArray()),
        Gen.ListOf(Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(900, 1100), Gen.Choose(20_000, 120_000)))
            .Select(spacings => spacings.Aggregate(new List<long>(), (all, s) => [.. all, all.LastOrDefault() + s]).ToArray()));

    private static readonly Gen<DailyWindow?> Windows = Gen.Elements(
        null,
        new DailyWindow(new TimeOnly(0, 1), new TimeOnly(0, 3), TimeZoneInfo.Utc),
        new DailyWindow(new TimeOnly(0, 4), new TimeOnly(0, 1), TimeZoneInfo.Utc));

    private static readonly Gen<SamplePlan> Plans =
        from start in Gen.Choose(-10_000, 200_000)
        from length in Gen.Choose(70_000, 400_000)
        from window in Windows
        from parts in Gen.Choose(1, 60)
        from every in Gen.Elements(500, 1000, 1001, 10_000, 33_333)
        from byCount in Gen.Elements(true, false)
        let first = TimelineService.At(start)
        let last = TimelineService.At(start + length)
        select byCount && SamplePlan.Every(TimeSpan.FromSeconds(1), first, last, window).Count > 1
            ? SamplePlan.Frames(parts, first, last, window)
            : SamplePlan.Every(TimeSpan.FromMilliseconds(every), first, last, window);

    private static readonly Gen<SampleCase> Cases =
        from frames in Recordings
        from plan in Plans
        from tolerance in Gen.Elements<TimeSpan?>(null, null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(45), TimeSpan.MaxValue)
        from parallelism in Gen.Elements(1, 2, 4, 9)
        from fails in Gen.Elements(int.MaxValue, 3)
        from seed in Gen.Choose(0, 10_000)
        from skipGaps in Gen.Elements(true, false)
        select new SampleCase(frames, plan, tolerance, parallelism, fails, seed, skipGaps);

    [Test]
    public void A_sample_is_what_looking_up_each_instant_finds() =>
        Prop.ForAll(Cases.ToArbitrary(), c => VerifyAsync(c).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Test]
    public void Leaving_a_sample_early_anywhere_leaves_nothing_behind()
    {
        var cases = from c in Cases from take in Gen.Choose(1, 10) select (Case: c, take);
        Prop.ForAll(cases.ToArbitrary(), c => LeaveAsync(c.Case, c.take).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Test]
    public void Canceling_a_sample_at_any_request_leaves_nothing_behind()
    {
        var cases = from c in Cases from number in Gen.Choose(1, 20) select (Case: c, number);
        Prop.ForAll(cases.ToArbitrary(), c => CancelAsync(c.Case, c.number).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static async Task VerifyAsync(SampleCase c)
    {
        TimelineService service = c.Service();
        Assert.That(await c.RunAsync(service), Is.EqualTo(c.Expected()));
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)), "work or memory left behind");
        Assert.That(service.MostInFlight, Is.AtMost(c.Parallelism));
        if (c.Parallelism == 1)
            Assert.That(service.Requests, c.SkipGaps ? Is.AtMost(c.FewestRequests()) : Is.EqualTo(c.FewestRequests()), "requests whose answer was known");
    }

    private static async Task LeaveAsync(SampleCase c, int take)
    {
        TimelineService service = c.Service();
        List<string> events = await c.RunAsync(service, take);
        Assert.That(events, Is.EqualTo(c.Expected().Take(events.Count)));
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)), "work or memory left behind");
    }

    private static async Task CancelAsync(SampleCase c, int number)
    {
        using var cancellation = new CancellationTokenSource();
        var service = new TimelineService(c.Frames.Select(TimelineService.At), c.Seed)
        {
            OnRequest = n =>
            {
                if (n == number)
                    cancellation.Cancel();
            },
        };
        try
        {
            await c.RunAsync(service, cancellationToken: cancellation.Token);
        }
        catch (OperationCanceledException e)
        {
            Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));
        }

        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)), "work or memory left behind");
    }
}
