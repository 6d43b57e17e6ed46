using System.Diagnostics;
using System.Text.Json.Serialization;
using Een.Media.Benchmarks.Walking.Ways;

namespace Een.Media.Benchmarks.Walking;

/// <summary>What one way needed for one profile, taken in a process of its own.</summary>
internal sealed record Measurement(
    int Frames, long Bytes, long Order, double Seconds, double CpuMilliseconds, long Allocated, int Gen2, long PeakRss, double HeaderLatencyMs)
{
    private const int WarmUpFrames = 60;

    public static async Task<Measurement> TakeAsync(IWay way, Profile profile)
    {
        int frames = profile.Frames;

        // Where nothing waits, compiling the hot paths would be counted as the cost of frames: walk until that is over.
        await way.WalkAsync(Math.Min(WarmUpFrames, frames));
        for (int i = 0; profile.Network is null && i < 4; i++)
            await way.WalkAsync(frames);
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
