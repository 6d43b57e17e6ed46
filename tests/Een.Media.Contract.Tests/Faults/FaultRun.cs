using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Faults;

/// <summary>One emulator with one fault, and each operation tried against it. Two retries, short limits, no read-ahead: requests can be counted.</summary>
internal sealed class FaultRun(EenMediaEmulator emulator, EenMediaClient client, string fault)
{
    public const int Frames = 12;

    private const int AffectedRequest = 4;

    private static readonly WalkOptions s_walk = new() { MaxFrames = Frames, ReadAhead = 0 };

    /// <summary>For faults that stall: long enough for a slow machine to answer in, short enough to wait for.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.6);

    /// <summary>How long refusals by the rate limit are waited out: until then, however often.</summary>
    private static readonly TimeSpan s_limited = TimeSpan.FromSeconds(5);

    /// <summary>A synthetic camera keeps a week; yesterday is in it.</summary>
    private readonly RecordedImageTimeRequest _first = RecordedImageRequest.ForDevice(EmulatorFixture.SceneDevice).Preview()
        .AtOrAfter(TimeProvider.System.GetUtcNow().AddDays(-1)).WithSize(width: 160).WithOverlay(OverlayMode.SvgHeader, "een.motionDetectionEvent.v1");

    /// <summary>The frames as they come without any fault: the time in their bytes, and their overlay.</summary>
    private readonly List<(DateTimeOffset Time, string? Svg)> _honest = [];

    public static async Task<FaultRow> OfAsync(string fault, bool http2)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(options =>
        {
            options.Http2Port = http2 ? 0 : null;
            options.Cameras.Add(EmulatedCamera.Synthetic("Gate", new SyntheticCameraOptions { Gaps = false }) with { DeviceId = EmulatorFixture.SceneDevice });
        });
        using HttpClient? h2 = http2 ? new HttpClient(new PriorKnowledge()) : null;
        using EenMediaClient client = Client(emulator, h2, stalls: fault.StartsWith("stall", StringComparison.Ordinal), fault);
        var run = new FaultRun(emulator, client, fault);
        await run.LearnAsync();
        return new(
            fault,
            await run.GetAsync(rule => rule.First(1)),
            await run.GetAsync(rule => rule),
            await run.WalkAsync(fromTheStart: true),
            await run.WalkAsync(fromTheStart: false),
            await run.ListAsync(rule => rule.First(1)),
            await run.ListAsync(rule => rule));
    }

    private static EenMediaClient Client(EenMediaEmulator emulator, HttpClient? http2, bool stalls, string fault)
    {
        var options = new EenMediaClientOptions
        {
            BaseAddress = http2 is null ? emulator.BaseAddress : emulator.Http2BaseAddress,
            Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
            Retry = new RetryOptions { MaxRetryAttempts = 2, Delay = TimeSpan.FromMilliseconds(1) },
        };
        if (fault.StartsWith("status=429", StringComparison.Ordinal))
            options.Retry.AttemptTimeout = options.Retry.TotalTimeout = s_limited;
        if (stalls)
            (options.Retry.AttemptTimeout, options.Retry.BodyInactivityTimeout) = (2 * s_patience, s_patience);
        return http2 is null ? new EenMediaClient(options) : new EenMediaClient(options, http2);
    }

    private Task<string> GetAsync(Func<FaultRule, FaultRule> when) => TryAsync(when(FaultRule.Parse(fault)), async () =>
    {
        using RecordedImage image = await client.RecordedImages.GetAsync(_first);
        return Tell(image, 0) ?? "ok";
    });

    private Task<string> ListAsync(Func<FaultRule, FaultRule> when) => TryAsync(when(FaultRule.Parse(fault)), async () =>
        (await client.RecordedImages.ListOverlaysAsync(EmulatorFixture.SceneDevice)).Count > 0 ? "ok" : "EMPTY");

    private async Task<string> WalkAsync(bool fromTheStart)
    {
        int seen = 0;
        string end = await TryAsync(fromTheStart ? FaultRule.Parse(fault).Nth(AffectedRequest) : null, async () =>
        {
            string? wrong = null;
            await foreach (RecordedImage image in client.RecordedImages.WalkAsync(_first, s_walk))
            {
                using (image)
                    wrong ??= Tell(image, seen);
                if (++seen == AffectedRequest - 1 && !fromTheStart)
                    emulator.Faults.Add(fault);
            }

            return wrong ?? "";
        });
        return $"{seen} of {Frames}{(end.StartsWith(',') ? "" : ", ")}{end}";
    }

    private async Task LearnAsync()
    {
        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(_first, s_walk))
        {
            using (image)
            {
                Assert.That((image.Width, image.OverlaySvg?[..4]), Is.EqualTo((160, "<svg")));
                _honest.Add((FrameStamps.Verify(image, EmulatorFixture.SceneDevice), image.OverlaySvg));
            }
        }

        Assert.That(_honest, Has.Count.EqualTo(Frames));
    }

    /// <summary>What is wrong with the frame at this place, or <see langword="null"/>: its bytes, its size and its overlay are as without faults.</summary>
    private string? Tell(RecordedImage image, int place)
    {
        if (!FrameStamp.TryRead(image.Data.Span, out FrameStamp stamp) || place >= Frames || stamp.Timestamp != _honest[place].Time)
            return "WRONG FRAME";
        if (image.Width != 160)
            return "WRONG SIZE";
        if (image.Timestamp != stamp.Timestamp)
            return "ok, time as told";
        return image.OverlaySvg == _honest[place].Svg ? null
            : image.OverlaySvg is null ? "NO OVERLAY"
            : image.OverlaySvg.Contains("<!DOCTYPE", StringComparison.Ordinal) && fault == "svg=hostile" ? null : "WRONG OVERLAY";
    }

    /// <summary>What came of it, and the number of requests.</summary>
    private async Task<string> TryAsync(FaultRule? rule, Func<Task<string>> operation)
    {
        emulator.Faults.Clear();
        emulator.Journal.Clear();
        if (rule is not null)
            emulator.Faults.Add(rule);
        string outcome;
        try
        {
            outcome = await operation();
        }
        catch (EenMediaException e)
        {
            // Every failure tells how often it was tried; the request after a refused page token is a call of its own.
            Assert.That(e.Attempts, Is.InRange(1, emulator.Journal.Total));
            outcome = e.GetType().Name[3..^"Exception".Length];
            if (e is EenRateLimitedException && e.Message.Contains(nameof(RetryOptions.TotalTimeout), StringComparison.Ordinal))
                return $"{outcome}, until the time is up";
        }

        return $"{outcome}, {emulator.Journal.Total}";
    }
}
