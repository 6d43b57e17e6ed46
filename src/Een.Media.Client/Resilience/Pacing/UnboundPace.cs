namespace Een.Media.Client.Resilience.Pacing;

/// <summary>No pace at all: a fixed limiter before the gate sets it.</summary>
internal sealed class UnboundPace : IPace
{
    public double Spacing => 0;

    public double? NextAt(double now) => now;

    public void Sent(double now)
    {
    }

    public void Served(double sentAt)
    {
    }

    public void Refused(double sentAt, double? retryAfter)
    {
    }

    public void Ended()
    {
    }
}
