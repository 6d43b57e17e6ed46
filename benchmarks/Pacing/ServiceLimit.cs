namespace Een.Media.Benchmarks.Pacing;

/// <summary>What the service allows, and whether its refusals say when to come back (in whole seconds, rounded up, at least 1).</summary>
internal sealed record ServiceLimit(double PerSecond, int Burst, bool SaysRetryAfter)
{
    /// <summary>From sending a request to having its image.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    /// <summary>The time in which the service itself can hand out so many images.</summary>
    public double Minimum(int images) => (Math.Max(0, images - Burst) / PerSecond) + Latency.TotalSeconds;
}
