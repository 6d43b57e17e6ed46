namespace Een.Media.Benchmarks.Pacing;

/// <summary>What the service allows, and whether its refusals say when to come back (in whole seconds, rounded up, at least 1).</summary>
internal sealed record ServiceLimit(double PerSecond, int Burst, bool SaysRetryAfter)
{
    /// <summary>From sending a request to having its image.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    /// <summary>The time in which the service can hand out so many images, and so many callers can ask for them one after the other.</summary>
    public double Minimum(int images, int callers) =>
        Math.Max((Math.Max(0, images - Burst) / PerSecond) + Latency.TotalSeconds, Math.Ceiling((double)images / callers) * Latency.TotalSeconds);
}
