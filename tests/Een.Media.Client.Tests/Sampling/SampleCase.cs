using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Sampling;
using Een.Media.Client.Tests.Walking;

namespace Een.Media.Client.Tests.Sampling;

/// <summary>A recording, a plan, and what the slow way makes of them: look up the first frame for each instant, one by one.</summary>
internal sealed record SampleCase(long[] Frames, SamplePlan Plan, TimeSpan? Tolerance, int Parallelism, int BodyFailsEvery, int Seed, bool SkipGaps = false)
{
    public static RecordedImageTimeRequest Request { get; } =
        RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(TimelineService.At(0)).WithSize(width: 640);

    public IReadOnlyList<string> Expected()
    {
        TimeSpan tolerance = Tolerance ?? Plan.Interval - TimeSpan.FromTicks(1);
        var events = new List<string>();
        DateTimeOffset? last = null;
        foreach (DateTimeOffset instant in Plan.Instants)
        {
            DateTimeOffset? frame = First(instant);
            if (frame is null || frame - instant > tolerance)
                events.Add(Gap(instant, frame));
            else if (frame != last)
                events.Add(Frame((last = frame).Value));
        }

        return events;
    }

    /// <summary>How often the service must be asked when every answer is used before the next question.</summary>
    public int FewestRequests()
    {
        int requests = 0;
        DateTimeOffset? known = null;
        foreach (DateTimeOffset instant in Plan.Instants)
        {
            if (instant <= known)
                continue;
            requests++;
            known = First(instant) ?? DateTimeOffset.MaxValue;
        }

        return requests;
    }

    public TimelineService Service() => new(Frames.Select(TimelineService.At), Seed) { BodyFailsEvery = BodyFailsEvery };

    /// <summary>What the sample did: frames and gaps as text, in order.</summary>
    public async Task<List<string>> RunAsync(TimelineService service, int take = int.MaxValue, CancellationToken cancellationToken = default)
    {
        var events = new List<string>();
        var options = new SampleOptions { Parallelism = Parallelism, Tolerance = Tolerance, SkipGaps = SkipGaps, OnGap = gap => events.Add(Gap(gap.Instant, gap.NextFrame)) };
        await foreach (RecordedImage image in new SampleRun(new ExactFetcher(service), Request, Plan, options).RunAsync(cancellationToken))
        {
            using (image)
                events.Add(Frame(image.Timestamp));
            if (--take == 0)
                break;
        }

        return events;
    }

    public override string ToString() => $"{Plan}, tolerance {Tolerance}, parallelism {Parallelism}, skip gaps {SkipGaps}, seed {Seed}, frames {string.Join(' ', Frames)}";

    private static string Frame(DateTimeOffset timestamp) => $"{timestamp:HH:mm:ss.fff}";

    private static string Gap(DateTimeOffset instant, DateTimeOffset? next) => $"gap {instant:HH:mm:ss.fffffff} before {next:HH:mm:ss.fff}";

    private DateTimeOffset? First(DateTimeOffset instant)
    {
        foreach (long frame in Frames)
        {
            if (TimelineService.At(frame) >= instant)
                return TimelineService.At(frame);
        }

        return null;
    }
}
