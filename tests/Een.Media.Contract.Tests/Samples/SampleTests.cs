using Een.Media.Contract.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Contract.Tests.Samples;

/// <summary>Samples of random recordings over a real socket, against looking up each instant in the list of frames.</summary>
public sealed class SampleTests
{
    private static readonly DateTimeOffset Start = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task A_sample_is_what_looking_up_each_instant_finds()
    {
        // Dense, sparse, in bursts, one frame, none.
        var random = new Random(1);
        DateTimeOffset[][] recordings =
        [
            [.. Enumerable.Range(0, 600).Select(At)],
            [.. Enumerable.Range(0, 40).Select(_ => At(random.Next(1000))).Distinct().Order()],
            [.. Enumerable.Range(0, 600).Where(s => s / 60 % 3 == 0).Select(s => At(s).AddMilliseconds(random.Next(1000)))],
            [At(300)],
            [],
        ];
        await using RecordedAccount account = await RecordedAccount.StartAsync(recordings);
        var cases = from camera in Gen.Choose(0, recordings.Length - 1)
                    from first in Gen.Choose(-20, 200)
                    from length in Gen.Choose(0, 700)
                    from every in Gen.Elements(1, 7, 10, 60, 61)
                    from tolerance in Gen.Elements<TimeSpan?>(null, null, TimeSpan.Zero, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5))
                    from parallelism in Gen.Elements(1, 4, 8)
                    select (camera, Plan: SamplePlan.Every(TimeSpan.FromSeconds(every), At(first), At(first + length)), tolerance, parallelism);
        Property exact = Prop.ForAll(cases.ToArbitrary(), c =>
        {
            List<string> sampled = SampleAsync(account, c.camera, c.Plan, c.tolerance, c.parallelism).GetAwaiter().GetResult();
            Assert.That(sampled, Is.EqualTo(LookUp(recordings[c.camera], c.Plan, c.tolerance)));
        });
        await Task.Run(() => exact.Check(Config.QuickThrowOnFailure.WithMaxTest(60)));
    }

    [Test]
    public async Task The_grid_of_a_sample_begins_at_the_request_and_every_instant_has_its_options()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(Enumerable.Range(0, 100).Select(At));
        RecordedImageTimeRequest request = account.Preview.AtOrAfter(At(5).AddMilliseconds(1)).WithSize(width: 64).WithOverlay(OverlayMode.Embedded, "een.motionDetectionEvent.v1");
        var sampled = new List<DateTimeOffset>();
        await foreach (RecordedImage image in account.Images.SampleAsync(request, every: TimeSpan.FromSeconds(30), until: At(66)))
        {
            using (image)
                sampled.Add(image.Timestamp);
        }

        Assert.That(sampled, Is.EqualTo(new[] { At(6), At(36), At(66) }));
        Assert.That(
            account.Emulator.Journal.Of(EmulatorEndpoint.RecordedImage).Select(e => (e.Parameter("targetWidth"), e.Parameter("include"), e.HasPageToken)),
            Is.All.EqualTo(("64", "overlayEmbedded", false)));
    }

    [Test]
    public async Task A_sample_of_main_images_is_sequential_and_uses_the_services_rate()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(Enumerable.Range(0, 100).Select(At));
        var sampled = new List<DateTimeOffset>();
        await foreach (RecordedImage image in account.Images.SampleAsync(
            RecordedImageRequest.ForDevice(account.DeviceId).Main().AtOrAfter(Start), every: TimeSpan.FromSeconds(40), until: At(99)))
        {
            using (image)
                sampled.Add(image.Timestamp);
        }

        Assert.That(sampled, Is.EqualTo(new[] { At(0), At(40), At(80) }));
    }

    [Test]
    public async Task A_gap_in_a_sample_costs_one_request_whose_answer_is_the_next_frame()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0), At(7200));
        var gaps = new List<SampleGap>();
        var options = new SampleOptions { Parallelism = 1, OnGap = gaps.Add };
        await foreach (RecordedImage image in account.Images.SampleAsync(account.Preview.AtOrAfter(Start), TimeSpan.FromSeconds(10), At(7200), options))
            image.Dispose();

        Assert.That(account.Emulator.Journal.Total, Is.EqualTo(2));
        Assert.That(gaps, Has.Count.EqualTo(719).And.All.Property(nameof(SampleGap.NextFrame)).EqualTo(At(7200)));
    }

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);

    private static async Task<List<string>> SampleAsync(RecordedAccount account, int camera, SamplePlan plan, TimeSpan? tolerance, int parallelism)
    {
        var events = new List<string>();
        var options = new SampleOptions { Parallelism = parallelism, Tolerance = tolerance, OnGap = gap => events.Add($"no {gap.Instant:O}") };
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice(account.Emulator.Cameras[camera].Id).Preview().AtOrAfter(Start);
        await foreach (RecordedImage image in account.Images.SampleAsync(request, plan, options))
        {
            using (image)
                events.Add($"{image.Timestamp:O}");
        }

        return events;
    }

    private static List<string> LookUp(DateTimeOffset[] frames, SamplePlan plan, TimeSpan? tolerance)
    {
        var events = new List<string>();
        DateTimeOffset last = default;
        foreach (DateTimeOffset instant in plan.Instants)
        {
            // Without a tolerance, a frame belongs to the instant if it comes before the next one.
            DateTimeOffset frame = frames.FirstOrDefault(f => f >= instant);
            if (frame == default || (tolerance is null ? frame >= instant + plan.Interval : frame > instant + tolerance))
                events.Add($"no {instant:O}");
            else if (frame != last)
                events.Add($"{last = frame:O}");
        }

        return events;
    }
}
