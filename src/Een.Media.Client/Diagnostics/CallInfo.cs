using Een.Media.Client.Settings;

namespace Een.Media.Client.Diagnostics;

/// <summary>The facts about a call that rate limits, time limits and diagnostics need.</summary>
/// <param name="OperationName">A name from <see cref="OperationNames"/>.</param>
/// <param name="StreamType">The stream, if known: main images are rate-limited.</param>
/// <param name="DeviceId">The camera, if known.</param>
internal readonly record struct CallInfo(string OperationName, StreamType? StreamType = null, string? DeviceId = null)
{
    /// <summary>Replaces <see cref="RetryOptions.AttemptTimeout"/> for this call.</summary>
    public TimeLimit? AttemptTimeout { get; init; }

    /// <summary>Replaces <see cref="RetryOptions.TotalTimeout"/> for this call.</summary>
    public TimeLimit? TotalTimeout { get; init; }
}
