using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Benchmarks.Pacing;

/// <summary>Every way against every limit. Each figure is the mean of five seeds, which differ in the jitter of the waits.</summary>
internal static class PacingTable
{
    private const int Seeds = 5;
    private const int RandomLimits = 480;
    private const double SlowdownGoal = 1.10;
    private const double RefusalGoal = 0.05;

    private static readonly (string Name, Func<VirtualClock, Throttle, int, Func<Task>> Fetch)[] s_ways =
    [
        ("learning limiter", (clock, throttle, seed) => Contestants.Limiter(clock, throttle, seed, new LearnedRate(initialRate: null))),
        ("AIMD limiter", (clock, throttle, seed) => Contestants.Limiter(clock, throttle, seed, new AimdRate())),
        ("retry only", (clock, throttle, seed) => Contestants.PlainRetry(clock, throttle, seed)),
        ("fixed 1/s", (clock, throttle, seed) => Contestants.FixedRate(clock, throttle, seed)),
    ];

    public static void Write(TextWriter output)
    {
        output.WriteLine($"{Run.Images} main images, {ServiceLimit.Latency.TotalMilliseconds:0} ms each, in virtual time: total time ÷ the least that the limit allows, and refusals ÷ images.");
        output.WriteLine($"Bold: over the goal of {SlowdownGoal:0.00} or {RefusalGoal:P0}.");
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
                    Run[] runs = [.. s_ways.Select(way => Mean(limit, callers, way.Fetch))];
                    ours.Add(runs[0]);
                    output.WriteLine($"| {limit.PerSecond}/s, burst {limit.Burst} | {(retryAfter ? "yes" : "no")} | {callers} | {string.Join(" | ", runs.Select(Cell))} |");
                }
            }
        }

        output.WriteLine();
        output.WriteLine($"Learning limiter: {ours.Count(run => run.Slowdown <= SlowdownGoal)} of {ours.Count} rows within {SlowdownGoal:0.00} (mean {ours.Average(run => run.Slowdown):0.00}, worst {ours.Max(run => run.Slowdown):0.00}), {ours.Count(run => run.Refusals <= RefusalGoal)} of {ours.Count} within {RefusalGoal:P0} (mean {ours.Average(run => run.Refusals):P1}, worst {ours.Max(run => run.Refusals):P1}).");
    }

    /// <summary>Random limits: shows whether the limiter was fitted to the table.</summary>
    public static void WriteRandom(TextWriter output)
    {
        var random = new Random(1);
        var runs = new List<Run>();
        for (int i = 0; i < RandomLimits; i++)
        {
            int callers = i % 2 == 0 ? 1 : 16;
            double fastest = callers == 1 ? 8 : 10;
            var limit = new ServiceLimit(0.2 * Math.Pow(fastest / 0.2, random.NextDouble()), random.Next(1, 13), random.Next(2) == 0);
            runs.Add(Run.Of(limit, callers, (clock, throttle) => s_ways[0].Fetch(clock, throttle, i)));
        }

        Run[] bySlowdown = [.. runs.OrderBy(run => run.Slowdown)];
        output.WriteLine($"Learning limiter against {RandomLimits} random limits (0.2 to 10 per second, burst 1 to 12): slowdown median {bySlowdown[RandomLimits / 2].Slowdown:0.00}, mean {runs.Average(run => run.Slowdown):0.00}, 95th percentile {bySlowdown[RandomLimits * 95 / 100].Slowdown:0.00}, worst {bySlowdown[^1].Slowdown:0.00}; refusals mean {runs.Average(run => run.Refusals):P1}, worst {runs.Max(run => run.Refusals):P1}.");
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
    }

    private static IEnumerable<ServiceLimit> Limits(bool retryAfter) =>
        from rate in new[] { 0.5, 1, 5, 10, 20 }
        from burst in new[] { 1, 3, 10 }
        select new ServiceLimit(rate, burst, retryAfter);

    private static Run Mean(ServiceLimit limit, int callers, Func<VirtualClock, Throttle, int, Func<Task>> fetch)
    {
        Run[] runs = [.. Enumerable.Range(0, Seeds).Select(seed => Run.Of(limit, callers, (clock, throttle) => fetch(clock, throttle, seed)))];
        return new(runs.Average(run => run.Slowdown), runs.Average(run => run.Refusals));
    }

    private static string Cell(Run run) =>
        $"{Mark($"{run.Slowdown:0.00}", run.Slowdown > SlowdownGoal)}, {Mark($"{run.Refusals:P1}", run.Refusals > RefusalGoal)}";

    private static string Mark(string text, bool missed) => missed ? $"**{text}**" : text;
}
