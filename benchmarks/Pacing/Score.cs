namespace Een.Media.Benchmarks.Pacing;

/// <summary>The mean of several runs, and how it looks in a table.</summary>
internal static class Score
{
    /// <summary>The runs of a cell. They differ in the jitter of the waits and of the network.</summary>
    public const int Seeds = 5;
    public const double SlowdownGoal = 1.10;
    public const double RefusalGoal = 0.05;

    public static Run Mean(ServiceLimit limit, int callers, Func<VirtualClock, Throttle, int, Func<Task>> contestant)
    {
        Run[] runs = [.. Enumerable.Range(0, Seeds).Select(seed => Run.Of(limit, callers, seed, contestant))];
        return new(runs.Average(run => run.Slowdown), runs.Average(run => run.Refusals));
    }

    public static string Cell(Run run) =>
        $"{Mark($"{run.Slowdown:0.00}", run.Slowdown > SlowdownGoal)}, {Mark($"{run.Refusals:P1}", run.Refusals > RefusalGoal)}";

    public static string Summary(IReadOnlyList<Run> runs) =>
        $"{runs.Count(run => run.Slowdown <= SlowdownGoal)} of {runs.Count} rows within {SlowdownGoal:0.00} (mean {runs.Average(run => run.Slowdown):0.00}, worst {runs.Max(run => run.Slowdown):0.00}), {runs.Count(run => run.Refusals <= RefusalGoal)} of {runs.Count} within {RefusalGoal:P0} (mean {runs.Average(run => run.Refusals):P1}, worst {runs.Max(run => run.Refusals):P1}).";

    private static string Mark(string text, bool missed) => missed ? $"**{text}**" : text;
}
