using System.Diagnostics;
using System.Text.Json.Serialization;
using Een.Media.Benchmarks.Walking.Ways;

namespace Een.Media.Benchmarks.Walking;

/// <summary>What one way needed for one profile, taken in a process of its own.</summary>
internal sealed record Measurement(
    int Frames, long Bytes, long Order, double Seconds, double CpuMilliseconds, long Allocated, int Gen2, long PeakRss, double HeaderLatencyMs)
{
    private const int Rounds = 5;

    public static async Task<Measurement> TakeAsync(IWay way, Profile profile)
    {
        int frames = profile.Frames;

        await way.WalkAsync(profile.WarmUpFrames);
        if (profile.Network is not null)
            return await OnceAsync(way, frames);

        // Where nothing waits, compiling the hot paths would be counted as the cost of frames: walk until that is over, and take the best.
        for (int i = 0; i < 4; i++)
            await way.WalkAsync(frames);
        Measurement best = await OnceAsync(way, frames);
        for (int i = 1; i < Rounds; i++)
            best = best.Better(await OnceAsync(way, frames));
        return best;
    }

    /// <summary>The lower of each figure that a busy machine can only raise, the higher of the others.</summary>
    public Measurement Better(Measurement other) => this with
    {
        Seconds = Math.Min(Seconds, other.Seconds),
        CpuMilliseconds = Math.Min(CpuMilliseconds, other.CpuMilliseconds),
        HeaderLatencyMs = Math.Min(HeaderLatencyMs, other.HeaderLatencyMs),
        Allocated = Math.Max(Allocated, other.Allocated),
        Gen2 = Math.Max(Gen2, other.Gen2),
        PeakRss = Math.Max(PeakRss, other.PeakRss),
    };

    private static async Task<Measurement> OnceAsync(IWay way, int frames)
    {
        using Process self = Process.GetCurrentProcess();
        GC.Collect();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        int gen2 = GC.CollectionCount(2);
        TimeSpan cpu = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        WalkTally tally = await way.WalkAsync(frames);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        double[] latencies = [.. tally.HeaderLatencies.Select(l => l.TotalMilliseconds).Order()];
        return new(
            tally.Frames,
            tally.Bytes,
            tally.Order,
            elapsed.TotalSeconds,
            (self.TotalProcessorTime - cpu).TotalMilliseconds,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            GC.CollectionCount(2) - gen2,
            self.PeakWorkingSet64,
            latencies.Length == 0 ? 0 : latencies[latencies.Length / 2]);
    }
}

/// <summary>Carries measurements and profiles from process to process.</summary>
[JsonSerializable(typeof(Measurement))]
[JsonSerializable(typeof(Profile))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
