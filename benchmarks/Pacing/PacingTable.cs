using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Benchmarks.Pacing;

/// <summary>Every way against every limit, on a network without jitter.</summary>
internal static class PacingTable
{
    private static readonly (string Name, Func<VirtualClock, Throttle, int, Func<Task>> Fetch)[] s_ways =
    [
        ("learning limiter", Contestants.Learning),
        ("AIMD limiter", (clock, throttle, seed) => Contestants.Limiter(clock, throttle, seed, new AimdRate())),
        ("retry only", Contestants.PlainRetry),
        ("fixed 1/s", Contestants.FixedRate),
    ];

    public static void Write(TextWriter output)
    {
        output.WriteLine($"{Run.Images} main images, {ServiceLimit.Latency.TotalMilliseconds:0} ms each, in virtual time: total time ÷ the least that the limit allows, and refusals ÷ images.");
        output.WriteLine($"Bold: over the goal of {Score.SlowdownGoal:0.00} or {Score.RefusalGoal:P0}.");
        output.WriteLine();
        output.WriteLine($"| service allows | Retry-After | callers | {string.Join(" | ", s_ways.Select(way => way.Name))} |");
        output.WriteLine($"|---|---|---|{string.Concat(s_ways.Select(_ => "---|"))}");
        var ours = new List<Run>();
        foreach (bool retryAfter in new[] { true, false })
        {
            foreach (int callers in new[] { 1, 16 })
            {
                foreach (ServiceLimit limit in Limits(retryAfter))
                {
                    Run[] runs = [.. s_ways.Select(way => Score.Mean(limit, callers, way.Fetch))];
                    ours.Add(runs[0]);
                    output.WriteLine($"| {limit.PerSecond}/s, burst {limit.Burst} | {(retryAfter ? "yes" : "no")} | {callers} | {string.Join(" | ", runs.Select(Score.Cell))} |");
                }
            }
        }

        output.WriteLine();
        output.WriteLine($"Learning limiter: {Score.Summary(ours)}");
        output.WriteLine();
    }

    /// <summary>What the learning itself costs: an answer taken in, and the next time worked out.</summary>
    public static void WriteCost(TextWriter output)
    {
        const int answers = 10_000;
        var rate = new LearnedRate(initialRate: 1);
        double now = 0;
        long start = 0;
        for (int i = -answers; i < answers; i++)
        {
            if (i == 0)
                start = TimeProvider.System.GetTimestamp();
            now = rate.NextAt(now, []) ?? now;
            rate.Accepted(now);
        }

        output.WriteLine($"One answer taken in and the next time worked out: {TimeProvider.System.GetElapsedTime(start).TotalMicroseconds / answers:0} µs.");

        // The first estimator also makes what all of them share.
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(new TokenBucketEstimator(likelyRate: 1));
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine($"The table has {TokenBucketEstimator.BucketCount} buckets and takes {bytes / 1024.0:0} KB.");
    }

    private static IEnumerable<ServiceLimit> Limits(bool retryAfter) =>
        from rate in new[] { 0.5, 1, 5, 10, 20 }
        from burst in new[] { 1, 3, 10 }
        select new ServiceLimit(rate, burst, retryAfter);
}
