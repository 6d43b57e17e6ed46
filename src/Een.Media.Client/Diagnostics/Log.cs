using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Diagnostics;

/// <summary>Every line that the client logs. The ids are stable. No line has a secret or an image.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1, LogLevel.Debug, "{Operation} {StreamType} {DeviceId}: done in {Milliseconds:0.0} ms, {Bytes} bytes, attempts: {Attempts}")]
    public static partial void OperationSucceeded(
        ILogger logger, string operation, string? streamType, string? deviceId, double milliseconds, long bytes, int attempts);

    [LoggerMessage(
        2, LogLevel.Debug,
        "{Operation} {StreamType} {DeviceId}: failed after {Milliseconds:0.0} ms with {ErrorType}, attempts: {Attempts}. {Reason}")]
    public static partial void OperationFailed(
        ILogger logger,
        string operation,
        string? streamType,
        string? deviceId,
        double milliseconds,
        string errorType,
        int attempts,
        string reason);

    [LoggerMessage(
        3, LogLevel.Information, "{Operation} {StreamType} {DeviceId}: retry {Retry} in {Milliseconds:0} ms after {ErrorType}. {Reason}")]
    public static partial void Retrying(
        ILogger logger,
        string operation,
        string? streamType,
        string? deviceId,
        int retry,
        double milliseconds,
        string errorType,
        string reason);

    [LoggerMessage(
        4, LogLevel.Warning,
        "{Operation} {StreamType} {DeviceId}: the service refused an image (HTTP 429). Requests for such images pause. "
            + "Retry-After: {RetryAfterSeconds} s")]
    public static partial void RateLimited(
        ILogger logger, string operation, string? streamType, string? deviceId, double? retryAfterSeconds);

    [LoggerMessage(
        5, LogLevel.Information, "The tokens were renewed. The access token expires at {ExpiresAt:u}; the next renewal is at {RenewAt:u}")]
    public static partial void TokensRenewed(ILogger logger, DateTimeOffset? expiresAt, DateTimeOffset? renewAt);

    [LoggerMessage(
        6, LogLevel.Warning,
        "The tokens could not be renewed before they expire. The current access token is still valid. "
            + "The next attempt is at {NextTry:u}. {Reason}")]
    public static partial void RenewalPostponed(ILogger logger, DateTimeOffset? nextTry, string reason);

    [LoggerMessage(7, LogLevel.Error, "The tokens could not be renewed. {Reason}")]
    public static partial void RenewalFailed(ILogger logger, string reason);

    [LoggerMessage(8, LogLevel.Warning, "{StreamType} {DeviceId}: the image of {Timestamp:O} is damaged in the recording")]
    public static partial void FrameDamaged(ILogger logger, string? streamType, string? deviceId, DateTimeOffset timestamp);

    [LoggerMessage(
        9, LogLevel.Warning,
        "{StreamType} {DeviceId}: following is interrupted by {ErrorType}. The next request is in {Milliseconds:0} ms. {Reason}")]
    public static partial void FollowInterrupted(
        ILogger logger, string streamType, string deviceId, string errorType, double milliseconds, string reason);
}
