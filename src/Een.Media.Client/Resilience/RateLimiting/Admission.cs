using System.Threading.RateLimiting;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>A turn at the gate.</summary>
/// <param name="Closures">How often the gate had closed when the turn was given: a refusal that was under way when it closed again is no news.</param>
/// <param name="IsProbe">Whether this is the one request that finds out if the gate may open.</param>
/// <param name="SentAt">When the turn was given, in seconds of the gate's clock.</param>
internal readonly record struct Admission(int Closures, bool IsProbe, double SentAt)
{
    /// <summary>The fixed limiter's permit, if there is one.</summary>
    public RateLimitLease? Lease { get; init; }
}
