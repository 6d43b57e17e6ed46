namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>Sets no rate, because the user's <see cref="System.Threading.RateLimiting.RateLimiter"/> sets it.</summary>
internal sealed class UnlimitedRate : IRateController
{
    public double? NextAt(double now, ReadOnlySpan<double> inProgress) => now;

    public void Accepted(double sentAt)
    {
    }

    public void Refused(double sentAt)
    {
    }
}
