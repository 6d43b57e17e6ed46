namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>No pace at all: a fixed limiter before the gate sets it.</summary>
internal sealed class UnboundPace : IPace
{
    public double? NextAt(double now) => now;

    public void Sent()
    {
    }

    public void Served(double sentAt)
    {
    }

    public void Refused(double sentAt)
    {
    }

    public void Ended()
    {
    }
}
