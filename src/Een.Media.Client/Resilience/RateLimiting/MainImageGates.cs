using System.Collections.Concurrent;
using Een.Media.Client.Diagnostics;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>The gates of a client: one, or one for each camera.</summary>
internal sealed class MainImageGates(PacingSettings pacing, RetrySettings retry, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, MainImageGate> _gates = new(StringComparer.Ordinal);

    /// <summary>The gate that a call has to pass, or <see langword="null"/> for calls that are not rationed.</summary>
    public MainImageGate? For(CallInfo call) => call.StreamType != StreamType.Main ? null : _gates.GetOrAdd(
        pacing.Scope == PacingScope.Device ? call.DeviceId ?? "" : "",
        static (_, self) => self.Create(),
        this);

    public void Dispose()
    {
        foreach (MainImageGate gate in _gates.Values)
            gate.Dispose();
    }

    private MainImageGate Create() => new(
        time,
        pacing.Limiter is null ? new LearnedPace(pacing.InitialRate) : new UnboundPace(),
        new Closure(retry.Backoff, retry.MaxRetryAfter, Random.Shared),
        pacing.Limiter);
}
