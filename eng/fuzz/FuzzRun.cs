using System.Diagnostics;

namespace Een.Media.Fuzz;

/// <summary>Feeds one target its seeds as they are, and then spoilt ones, until the inputs or the time are used up.</summary>
internal sealed class FuzzRun(Target target, int seed, TimeSpan slowest)
{
    private readonly Dictionary<string, Finding> _findings = [];
    private int _accepted;
    private TimeSpan _longest;

    public IReadOnlyCollection<Finding> Findings => _findings.Values;

    public int Inputs { get; private set; }

    /// <summary>How many inputs led to a finding, each cause counted as often as it was met.</summary>
    public int Failures { get; private set; }

    public async Task RunAsync(int inputs, TimeSpan limit)
    {
        var mutator = new Mutator(new Random(seed));
        long start = Stopwatch.GetTimestamp();
        foreach (byte[] good in target.Seeds)
            await FeedAsync(good);
        while (Inputs < inputs && Stopwatch.GetElapsedTime(start) < limit)
            await FeedAsync(mutator.Spoil(target));
        Console.WriteLine(
            $"{target.Name}: {Inputs:N0} inputs, {_accepted:N0} accepted, {Inputs - _accepted - Failures:N0} refused as promised, {Failures:N0} not, " +
            $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, the slowest {_longest.TotalMilliseconds:F0} ms");
    }

    private async Task FeedAsync(byte[] input)
    {
        Inputs++;
        long began = Stopwatch.GetTimestamp();
        try
        {
            _accepted += await target.Feed(input).WaitAsync(slowest) ? 1 : 0;
            TimeSpan took = Stopwatch.GetElapsedTime(began);
            _longest = took > _longest ? took : _longest;
            if (took > slowest)
                throw new TimeoutException($"It took {took.TotalSeconds:F1} s.");
        }
        catch (Exception e)
        {
            Failures++;
            var finding = new Finding(target.Name, input, e);
            _findings.TryAdd(finding.Cause, finding);
        }
    }
}
