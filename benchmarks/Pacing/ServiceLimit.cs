namespace Een.Media.Benchmarks.Pacing;

/// <summary>
/// What the service allows, whether its refusals say when to come back (in whole seconds, rounded up, at least 1), and by how much the
/// network delays a message in each direction: at random, up to this many seconds.
/// </summary>
internal sealed record ServiceLimit(double PerSecond, int Burst, bool SaysRetryAfter, double Jitter = 0)
{
    /// <summary>From sending a request to having its image, without jitter.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The time in which the service can hand out so many images, and so many callers can ask for them one after the other. The two
    /// directions together add the jitter once on average.
    /// </summary>
    public double Minimum(int images, int callers)
    {
        double latency = Latency.TotalSeconds + Jitter;
        return Math.Max((Math.Max(0, images - Burst) / PerSecond) + latency, Math.Ceiling((double)images / callers) * latency);
    }
}
