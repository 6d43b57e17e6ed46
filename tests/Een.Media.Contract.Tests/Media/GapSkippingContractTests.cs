using Een.Media.Contract.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using static Een.Media.Contract.Tests.Support.MediaAccount;

namespace Een.Media.Contract.Tests.Media;

/// <summary>Skipping gaps changes the number of requests, and nothing else.</summary>
public sealed class GapSkippingContractTests
{
    [Test]
    public void A_walk_that_skips_gaps_yields_the_frames_of_a_plain_walk_whatever_the_timeline()
    {
        Gen<DateTimeOffset[]> timelines = Gen.ListOf(Gen.OneOf(Gen.Choose(900, 1100), Gen.Choose(5_000, 20_000), Gen.Choose(120_000, 900_000)))
            .Select(spacings => spacings.Aggregate(new List<DateTimeOffset> { Noon.AddHours(-5) }, (all, ms) => [.. all, all[^1].AddMilliseconds(ms)]).ToArray());
        var cases =
            from frames in timelines
            from start in Gen.Choose(-60, 240)
            from length in Gen.Choose(1, 200)
            from backward in Gen.Elements(true, false)
            from order in Gen.Elements(Enum.GetValues<MediaOrder>())
            select (Frames: frames, Start: Noon.AddHours(-5).AddMinutes(start), Length: TimeSpan.FromMinutes(length), Backward: backward, Order: order);
        Prop.ForAll(cases.ToArbitrary(), c => VerifyAsync(c.Frames, c.Start, c.Length, c.Backward, c.Order).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Test]
    public async Task A_parallel_walk_that_skips_gaps_makes_fewer_requests_where_recordings_are_few()
    {
        await using MediaAccount account = await SparseAsync(seconds: 20);

        (List<string> plain, int plainRequests) = await WalkAsync(account, Noon.AddHours(-6), Noon, skipGaps: false);
        (List<string> skipping, int skippingRequests) = await WalkAsync(account, Noon.AddHours(-6), Noon, skipGaps: true);

        Assert.That(skipping, Is.EqualTo(plain).And.Count.EqualTo(1 + (5 * 21)));
        Assert.That(skippingRequests, Is.LessThan(plainRequests));
    }

    [Test]
    public async Task A_sample_that_skips_gaps_makes_fewer_requests_and_reports_the_same_gaps()
    {
        await using MediaAccount account = await SparseAsync();
        (List<string> plain, int plainRequests) = await SampleAsync(account, Noon.AddHours(-6), Noon, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(5), skipGaps: false);
        (List<string> skipping, int skippingRequests) = await SampleAsync(account, Noon.AddHours(-6), Noon, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(5), skipGaps: true);

        // The instants with a frame, the list, and one instant behind every listed interval.
        Assert.That(skipping, Is.EqualTo(plain));
        Assert.That(skippingRequests, Is.EqualTo(6 + 1 + 1));
        Assert.That(skipping.Count(e => !e.StartsWith("gap", StringComparison.Ordinal)), Is.EqualTo(6));
        Assert.That(plainRequests, Is.EqualTo(6 + 6));
    }

    [Test]
    public async Task A_failed_list_of_recordings_throws_at_the_first_frame()
    {
        await using MediaAccount account = await SparseAsync();
        account.Emulator.Faults.Add(FaultRule.Of(Fault.Status(500)).On(EmulatorEndpoint.Media));
        await Assert.ThrowsAsync<EenApiException>(() => WalkAsync(account, Noon.AddHours(-6), Noon, skipGaps: true));
    }

    /// <summary>Some seconds of previews up to the beginning of each hour.</summary>
    private static Task<MediaAccount> SparseAsync(int seconds = 120) => StartAsync(options => options.Cameras.Add(EmulatedCamera.FromTimeline(
        "Sparse", Enumerable.Range(-6, 6).SelectMany(hour => Enumerable.Range(-seconds, seconds + 1).Select(second => Noon.AddHours(hour).AddSeconds(second)))) with
    {
        DeviceId = Device,
    }));

    private static async Task VerifyAsync(DateTimeOffset[] frames, DateTimeOffset start, TimeSpan length, bool backward, MediaOrder order)
    {
        await using MediaAccount account = await StartAsync(options =>
        {
            options.Cameras.Add(EmulatedCamera.FromTimeline("Any", frames) with { DeviceId = Device });
            options.Behavior = new ServiceBehavior { MediaOrder = order };
        });
        (DateTimeOffset from, DateTimeOffset until) = backward ? (start + length, start) : (start, start + length);
        Assert.That((await WalkAsync(account, from, until, skipGaps: true)).Frames, Is.EqualTo((await WalkAsync(account, from, until, skipGaps: false)).Frames));
        foreach (TimeSpan tolerance in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(10) })
        {
            TimeSpan every = TimeSpan.FromSeconds(61);
            Assert.That(
                (await SampleAsync(account, start, start + length, every, tolerance, skipGaps: true)).Events,
                Is.EqualTo((await SampleAsync(account, start, start + length, every, tolerance, skipGaps: false)).Events));
        }
    }

    private static async Task<(List<string> Frames, int Requests)> WalkAsync(MediaAccount account, DateTimeOffset from, DateTimeOffset until, bool skipGaps)
    {
        account.Emulator.Journal.Clear();
        RecordedImageStreamStage stage = RecordedImageRequest.ForDevice(Device).Preview();
        var options = new WalkOptions
        {
            Direction = until < from ? WalkDirection.Backward : WalkDirection.Forward,
            Until = until,
            Parallelism = 8,
            SkipGaps = skipGaps,
        };
        var frames = new List<string>();
        await foreach (RecordedImage image in account.Client.RecordedImages.WalkAsync(until < from ? stage.AtOrBefore(from) : stage.AtOrAfter(from), options))
        {
            using (image)
                frames.Add($"{image.Timestamp:HH:mm:ss.fff}");
        }

        Assert.That(account.Emulator.Journal.Count(EmulatorEndpoint.Media), Is.EqualTo(skipGaps ? 1 : 0));
        return (frames, (int)account.Emulator.Journal.Total);
    }

    private static async Task<(List<string> Events, int Requests)> SampleAsync(
        MediaAccount account, DateTimeOffset from, DateTimeOffset until, TimeSpan every, TimeSpan tolerance, bool skipGaps)
    {
        account.Emulator.Journal.Clear();
        var events = new List<string>();
        var options = new SampleOptions { Parallelism = 1, Tolerance = tolerance, SkipGaps = skipGaps, OnGap = gap => events.Add($"gap {gap.Instant:HH:mm:ss} before {gap.NextFrame:HH:mm:ss.fff}") };
        await foreach (RecordedImage image in account.Client.RecordedImages.SampleAsync(
            RecordedImageRequest.ForDevice(Device).Preview().AtOrAfter(from), every, until, options))
        {
            using (image)
                events.Add($"{image.Timestamp:HH:mm:ss.fff}");
        }

        return (events, (int)account.Emulator.Journal.Total);
    }
}
