using System.Globalization;
using Een.Media.Contract.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Contract.Tests.Walks;

/// <summary>Over random recordings: a walk is the recording, in order, whole and nothing else, and each frame is the one it claims to be.</summary>
public sealed class WalkProperties
{
    private static readonly Gen<WalkScenario> s_scenarios =
        from spacings in Gen.ListOf(Gen.Elements(1, 1, 250, 1000, 1000, 1000, 4000, 61_000, 3_600_000))
        from forward in Gen.Elements(true, false)
        from strict in Gen.Elements(true, false)
        from start in Gen.Choose(-5, 40)
        from length in Gen.Choose(0, 45)
        from hasEnd in Gen.Elements(true, true, false)
        from maxFrames in Gen.Elements<int?>(null, null, 1, 2, 7)
        from readAhead in Gen.Elements(0, 1, 4, 16)
        from parallelism in Gen.Elements(1, 1, 1, 4)
        from tokens in Gen.Elements(TokenPageOptions.Kept, TokenPageOptions.Kept, TokenPageOptions.Dropped)
        from edge in Gen.Elements(EdgeToken.Absent, EdgeToken.Empty, EdgeToken.NotFound)
        from overlaid in Gen.Elements(false, false, true)
        from width in Gen.Elements<int?>(null, null, 32)
        select new WalkScenario
        {
            Spacings = [.. spacings],
            Forward = forward,
            Strict = strict,
            StartIndex = start,
            Length = length,
            HasEnd = hasEnd,
            MaxFrames = maxFrames,
            ReadAhead = readAhead,
            Parallelism = hasEnd ? parallelism : 1,
            Behavior = new ServiceBehavior { TokenPageOptions = tokens, EdgeToken = edge, ZuluTimestamps = spacings.Count % 2 == 0 },
            Overlaid = overlaid,
            Width = width,
        };

    [Test]
    public void A_walk_yields_exactly_the_recording()
    {
        // EEN_TIMELINES asks for more of them (eng/verify timelines).
        int timelines = int.Parse(Environment.GetEnvironmentVariable("EEN_TIMELINES") ?? "80", CultureInfo.InvariantCulture);
        Func<WalkScenario, Task> property = AssertExactAsync;
        Prop.ForAll(s_scenarios.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(timelines));
    }

    [Test]
    public Task Slices_that_began_before_tokens_are_known_to_lose_overlays_lose_none() => AssertExactAsync(new WalkScenario
    {
        Spacings = [.. Enumerable.Repeat(1000, 200)],
        Forward = true,
        Strict = false,
        StartIndex = 0,
        Length = 199,
        HasEnd = true,
        MaxFrames = null,
        ReadAhead = 4,
        Parallelism = 4,
        Behavior = new ServiceBehavior { TokenPageOptions = TokenPageOptions.Dropped },
        Overlaid = true,
        Width = null,
    });

    private static async Task AssertExactAsync(WalkScenario scenario)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o =>
        {
            o.Cameras.Clear();
            o.Cameras.Add(EmulatedCamera.FromTimeline("Walk", scenario.Frames) with { DeviceId = Recording.DeviceId });
            o.Behavior = scenario.Behavior;
        });
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        List<DateTimeOffset> walked = await FrameStamps.VerifyAllAsync(client.RecordedImages.WalkAsync(scenario.Request, scenario.Options), check: image =>
        {
            if (scenario.Width is { } width)
                Assert.That(image.Width, Is.EqualTo(width), $"{scenario}");
            Assert.That(image.OverlaySvg is not null, Is.EqualTo(scenario.Overlaid), $"{scenario}");
            Assert.That((image.DeviceId, image.StreamType), Is.EqualTo((Recording.DeviceId, StreamType.Preview)), $"{scenario}");
        });
        Assert.That(walked, Is.EqualTo(scenario.Expected), $"{scenario}");
    }
}
