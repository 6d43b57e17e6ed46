namespace Een.Media.Client.Settings;

/// <summary>
/// Delays that double up to a maximum. The actual delay is random, between half of that and all of it: clients that failed together do not
/// retry together, and no retry comes too early.
/// </summary>
internal sealed record Backoff(TimeSpan First, TimeSpan Max)
{
    /// <summary>Beyond this exponent every delay has reached the maximum. It also keeps 2^n finite: 0 × ∞ is not a number.</summary>
    private const int LargestExponent = 62;

    /// <param name="attempt">How many waits there were before this one.</param>
    /// <param name="fraction">From 0 to 1: where between the half and the whole.</param>
    public TimeSpan Wait(int attempt, double fraction)
    {
        double whole = Math.Min(Max.Ticks, First.Ticks * Math.Pow(2, Math.Clamp(attempt, 0, LargestExponent)));
        return TimeSpan.FromTicks((long)(whole * (0.5 + (0.5 * Math.Clamp(fraction, 0, 1)))));
    }
}
