namespace Een.Media.Benchmarks.Pacing;

/// <summary>
/// The learning limiter on networks with jitter, beside a limiter that knows both the limit and the jitter. Limits that the callers cannot
/// reach are left out.
/// </summary>
internal static class JitterTable
{
    private const int RandomLimits = 480;

    private static readonly double[] s_jitters = [0.01, 0.03];

    public static void Write(TextWriter output)
    {
        string[] columns = [.. s_jitters.SelectMany(jitter => new[] { $"{jitter * 1000:0} ms", $"{jitter * 1000:0} ms, limit known" })];
        output.WriteLine($"The same with up to so much jitter in each direction, {Score.Seeds} runs each:");
        output.WriteLine();
        output.WriteLine($"| service allows | Retry-After | callers | {string.Join(" | ", columns)} |");
        output.WriteLine($"|---|---|---|{string.Concat(columns.Select(_ => "---|"))}");
        var ours = s_jitters.ToDictionary(jitter => jitter, _ => new List<Run>());
        foreach ((ServiceLimit limit, int callers) in Rows())
        {
            var cells = new List<string>();
            foreach (double jitter in s_jitters)
            {
                ServiceLimit shaken = limit with { Jitter = jitter };
                ours[jitter].Add(Score.Mean(shaken, callers, Contestants.Learning));
                Run known = Score.Mean(shaken, callers, (clock, throttle, seed) => Contestants.Limiter(clock, throttle, seed, new KnownRate(shaken)));
                cells.AddRange([Score.Cell(ours[jitter][^1]), $"{known.Slowdown:0.00}"]);
            }

            output.WriteLine($"| {limit.PerSecond}/s, burst {limit.Burst} | {(limit.SaysRetryAfter ? "yes" : "no")} | {callers} | {string.Join(" | ", cells)} |");
        }

        output.WriteLine();
        foreach (double jitter in s_jitters)
            output.WriteLine($"Learning limiter, {jitter * 1000:0} ms of jitter: {Score.Summary(ours[jitter])}");
        foreach (double jitter in s_jitters.Prepend(0))
            output.WriteLine($"Learning limiter, {jitter * 1000:0} ms of jitter, against {RandomLimits} random limits (0.2 to 10 per second, burst 1 to 12): {Random(jitter)}");
    }

    private static IEnumerable<(ServiceLimit Limit, int Callers)> Rows() =>
        from retryAfter in new[] { true, false }
        from callers in new[] { 1, 16 }
        from rate in new[] { 1.0, 5, 10, 20 }
        where callers / ServiceLimit.Latency.TotalSeconds > rate
        from burst in new[] { 1, 3, 10 }
        select (new ServiceLimit(rate, burst, retryAfter), callers);

    /// <summary>Random limits: shows whether the limiter was fitted to the tables.</summary>
    private static string Random(double jitter)
    {
        var random = new Random(1);
        var runs = new List<Run>();
        for (int i = 0; i < RandomLimits; i++)
        {
            int callers = i % 2 == 0 ? 1 : 16;
            double fastest = callers == 1 ? 8 : 10;
            var limit = new ServiceLimit(0.2 * Math.Pow(fastest / 0.2, random.NextDouble()), random.Next(1, 13), random.Next(2) == 0, jitter);
            runs.Add(Run.Of(limit, callers, seed: i, Contestants.Learning));
        }

        double[] slowdowns = [.. runs.Select(run => run.Slowdown).Order()];
        return $"slowdown median {slowdowns[RandomLimits / 2]:0.00}, mean {slowdowns.Average():0.00}, 95th percentile {slowdowns[RandomLimits * 95 / 100]:0.00}, worst {slowdowns[^1]:0.00}; refusals mean {runs.Average(run => run.Refusals):P1}, worst {runs.Max(run => run.Refusals):P1}.";
    }
}
