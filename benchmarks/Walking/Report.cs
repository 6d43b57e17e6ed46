using System.Globalization;

namespace Een.Media.Benchmarks.Walking;

/// <summary>Prints comparisons as tables, and at the end what became of the goals.</summary>
internal static class Report
{
    public static void PrintTable(Comparison comparison)
    {
        Print($"");
        Print($"### {comparison.Profile} (headers after {comparison.HeaderLatency.TotalMilliseconds:0.0} ms)");
        Print($"");
        Print($"| way | frames/s | fraction of its limit | CPU ms/frame | CPU ÷ pooled loop | KB allocated/frame | gen2 | peak RSS MB |");
        Print($"|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((Way way, Measurement r) in comparison.Results)
        {
            Print(
                $"| {way.Name} | {r.Frames / r.Seconds:0.0} | {Share(comparison.Share(way, r))} | {r.CpuMilliseconds / r.Frames:0.00} | {comparison.CpuRatio(r):0.00} | {r.Allocated / 1024.0 / r.Frames:0.0} | {r.Gen2} | {r.PeakRss / 1048576.0:0} |");
        }
    }

    /// <summary>One line for each profile: the fraction of its limit that each way reached.</summary>
    public static void PrintShares(IReadOnlyList<Comparison> comparisons)
    {
        IReadOnlyList<Way> ways = [.. comparisons[0].Results.Select(r => r.Way)];
        Print($"");
        Print($"| fraction of its limit | {string.Join(" | ", ways.Select(way => way.Name))} |");
        Print($"|---|{string.Concat(ways.Select(_ => "---:|"))}");
        foreach (Comparison comparison in comparisons)
            Print($"| {comparison.Profile} | {string.Join(" | ", comparison.Results.Select(r => Share(comparison.Share(r.Way, r.Result))))} |");
    }

    public static void PrintGoals(IReadOnlyList<Comparison> comparisons)
    {
        IReadOnlyList<Measured> all = [.. comparisons.SelectMany(c => c.Results, (c, r) => new Measured(c, r.Way, r.Result))];
        IReadOnlyList<Measured> ours = [.. all.Where(m => m.Way.IsOurs)];
        Print($"");
        Print($"| goal | met | worst | where |");
        Print($"|---|---:|---:|---|");
        (int Met, int Of)[] goals =
        [
            PrintGoal(
                "read-ahead reaches 0.95 of its limit", ours.Where(m => m.Way == Way.ReadAhead), m => m.Comparison.Share(m.Way, m.Result), 0.95, atLeast: true),
            PrintGoal(
                "parallelism 8 reaches 0.92 of its limit where latency bounds it",
                ours.Where(m => m.Way == Way.Parallel8 && m.Comparison.LatencyBounds(m.Way)),
                m => m.Comparison.Share(m.Way, m.Result),
                0.92,
                atLeast: true),
            PrintGoal(
                "processor time on loopback at most 1.15 × the pooled loop's",
                ours.Where(m => m.Comparison.Profile.Network is null),
                m => m.Comparison.CpuRatio(m.Result),
                1.15,
                atLeast: false),
            PrintGoal(
                "at most 9 KB allocated for a frame on loopback",
                ours.Where(m => m.Comparison.Profile.Network is null),
                m => m.Result.Allocated / 1024.0 / m.Result.Frames,
                9,
                atLeast: false),
            PrintGoal("no collection of generation 2", ours, m => m.Result.Gen2, 0, atLeast: false),
        ];
        Print($"");
        Print($"{goals.Sum(g => g.Met)} of {goals.Sum(g => g.Of)} figures reach their goals.");
    }

    private static (int Met, int Of) PrintGoal(string goal, IEnumerable<Measured> candidates, Func<Measured, double?> figure, double bound, bool atLeast)
    {
        List<(Measured Of, double Value)> figures = [.. candidates.Where(m => figure(m) is not null).Select(m => (m, figure(m)!.Value))];
        if (figures.Count == 0)
            return default;
        int met = figures.Count(f => atLeast ? f.Value >= bound : f.Value <= bound);
        (Measured of, double worst) = atLeast ? figures.MinBy(f => f.Value) : figures.MaxBy(f => f.Value);
        Print($"| {goal} | {met} of {figures.Count} | {worst:0.##} | {of.Way.Name}; {of.Comparison.Profile} |");
        return (met, figures.Count);
    }

    private static string Share(double? share) => share?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Measured(Comparison Comparison, Way Way, Measurement Result);
}
