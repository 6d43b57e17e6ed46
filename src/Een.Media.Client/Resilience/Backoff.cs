namespace Een.Media.Client.Resilience;

/// <summary>
/// Waits that double, up to a cap, of which a random share is taken between a half and the whole: spread out enough that clients that failed
/// together do not return together, and never so short that the same fault is met again.
/// </summary>
internal sealed record Backoff(TimeSpan First, TimeSpan Max)
{
    /// <summary>Beyond this every wait has reached every cap; it also keeps 2^n finite, since 0 × ∞ is no number.</summary>
    private const int LargestExponent = 62;

    /// <param name="attempt">How many waits there were before this one.</param>
    /// <param name="share">From 0 to 1: where between the half and the whole.</param>
    public TimeSpan Wait(int attempt, double share)
    {
        double whole = Math.Min(Max.Ticks, First.Ticks * Math.Pow(2, Math.Clamp(attempt, 0, LargestExponent)));
        return TimeSpan.FromTicks((long)(whole * (0.5 + (0.5 * Math.Clamp(share, 0, 1)))));
    }
}
