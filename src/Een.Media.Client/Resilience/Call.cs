using Een.Media.Client.Http;

namespace Een.Media.Client.Resilience;

/// <summary>What a call is about, as far as pacing, time limits and observation go.</summary>
/// <param name="Operation">A name from <see cref="Operations"/>.</param>
/// <param name="StreamType">Which recording, if known: main images are paced.</param>
/// <param name="DeviceId">Which camera, if known.</param>
internal readonly record struct Call(string Operation, StreamType? StreamType = null, string? DeviceId = null)
{
    /// <summary>A limit for each attempt other than <see cref="RetryOptions.AttemptTimeout"/>.</summary>
    public TimeLimit? AttemptTimeout { get; init; }

    /// <summary>A limit for the whole call other than <see cref="RetryOptions.TotalTimeout"/>.</summary>
    public TimeLimit? TotalTimeout { get; init; }
}
