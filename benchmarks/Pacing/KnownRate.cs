using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Benchmarks.Pacing;

/// <summary>
/// Knows the service's limit and the network's jitter, for comparison: it sends each request as early as it is sure to be accepted. A
/// bucket of one token that is full gains nothing while a request is on its way, so there jitter costs time even here.
/// </summary>
internal sealed class KnownRate(ServiceLimit limit) : IRateController
{
    private double _tokens = limit.Burst;
    private double _asOf;

    public double? NextAt(double now, ReadOnlySpan<double> inProgress)
    {
        (double tokens, double last) = (_tokens, _asOf);
        foreach (double sentAt in inProgress)
            (tokens, last) = Take(tokens, last, sentAt);
        double jitter = tokens < limit.Burst ? limit.Jitter : 0;
        return Math.Max(now, last + Math.Max(0, ((1 - tokens) / limit.PerSecond) + jitter));
    }

    public void Accepted(double sentAt) => (_tokens, _asOf) = Take(_tokens, _asOf, sentAt);

    public void Refused(double sentAt) => throw new InvalidOperationException("A known limit was exceeded.");

    private (double Tokens, double AsOf) Take(double tokens, double asOf, double sentAt)
    {
        double since = Math.Max(0, sentAt - asOf);
        return (Math.Min(limit.Burst, tokens + (since * limit.PerSecond)) - 1, asOf + since);
    }
}
