using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Een.Media.Client.Diagnostics;

/// <summary>Writes the logs, traces and metrics of the client. Without a listener it does nothing.</summary>
internal sealed class ClientObserver(ILoggerFactory? loggerFactory, TimeProvider time)
{
    private readonly ILogger _logger = loggerFactory?.CreateLogger(Instruments.Name) ?? NullLogger.Instance;

    private bool IsWatched =>
        Instruments.Source.HasListeners()
        || Instruments.Duration.Enabled
        || Instruments.Frames.Enabled
        || Instruments.Bytes.Enabled
        || Instruments.Retries.Enabled
        || Instruments.RateLimitWait.Enabled
        || _logger.IsEnabled(LogLevel.Warning);

    /// <summary>The trace of a call; <see langword="null"/> if nothing listens.</summary>
    public CallTrace? Begin(CallInfo call)
    {
        try
        {
            return IsWatched ? new CallTrace(call, _logger, time) : null;
        }
        catch (Exception)
        {
            // The user's logger or listener has thrown. The call continues without a trace.
            return null;
        }
    }

    /// <summary>Reports a frame that is damaged in the recording.</summary>
    public void FrameDamaged(StreamType? streamType, string? deviceId, DateTimeOffset timestamp)
    {
        ListenerGuard.Run(1, static count => Instruments.DamagedFrames.Add(count));
        ListenerGuard.Run((_logger, streamType, deviceId, timestamp), static s =>
            Log.FrameDamaged(s._logger, s.streamType?.Value, s.deviceId, s.timestamp));
    }

    /// <summary>Reports a failure that a followed recording waits out.</summary>
    public void FollowInterrupted(StreamType streamType, string deviceId, Exception failure, TimeSpan pause)
    {
        string errorType = ErrorType.Of(failure);
        ListenerGuard.Run(
            errorType, static type => Instruments.FollowInterruptions.Add(1, new KeyValuePair<string, object?>("error.type", type)));
        ListenerGuard.Run((_logger, streamType, deviceId, errorType, pause, failure), static s => Log.FollowInterrupted(
            s._logger, s.streamType.Value, s.deviceId, s.errorType, s.pause.TotalMilliseconds, s.failure.Message));
    }

    /// <summary>The trace of a token renewal. Never null, because renewals are rare.</summary>
    public RenewalTrace BeginRenewal() => new(_logger);
}
