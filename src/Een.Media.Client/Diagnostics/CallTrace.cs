using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Diagnostics;

/// <summary>
/// Reports one call to logs, spans and metrics. Its span encloses those of System.Net.Http, one for each attempt, and does not repeat their
/// content. Exceptions from loggers and listeners are ignored.
/// </summary>
internal sealed class CallTrace(CallInfo call, ILogger logger, TimeProvider time)
{
    private readonly CallInfo _call = call;
    private readonly ILogger _logger = logger;
    private readonly long _begun = time.GetTimestamp();
    private readonly string? _streamType = call.StreamType?.Value;
    private readonly Activity? _span = Start(call);

    public void Retrying(Exception? failure, int retry, TimeSpan delay)
    {
        if (failure is null)
            return;
        string errorType = ErrorType.Of(failure);
        ListenerGuard.Run(Tags(errorType), static tags => Instruments.Retries.Add(1, tags));
        ListenerGuard.Run((_span, retry, delay, errorType), static s => s._span?.AddEvent(new("retry", tags: new ActivityTagsCollection
        {
            ["een.retry"] = s.retry,
            ["een.retry.delay"] = s.delay.TotalSeconds,
            ["error.type"] = s.errorType,
        })));
        ListenerGuard.Run((self: this, failure, retry, delay, errorType), static s => Log.Retrying(
            s.self._logger,
            s.self._call.OperationName,
            s.self._streamType,
            s.self._call.DeviceId,
            s.retry,
            s.delay.TotalMilliseconds,
            s.errorType,
            s.failure.Message));
    }

    public void WaitedForRateLimit(TimeSpan wait)
    {
        ListenerGuard.Run(wait, static wait => Instruments.RateLimitWait.Record(wait.TotalSeconds));
        _span?.SetTag("een.rate_limit.wait", wait.TotalSeconds);
    }

    public void RateLimited(TimeSpan? retryAfter)
    {
        _span?.AddEvent(new ActivityEvent("rate limited"));
        ListenerGuard.Run((self: this, retryAfter), static s => Log.RateLimited(
            s.self._logger, s.self._call.OperationName, s.self._streamType, s.self._call.DeviceId, s.retryAfter?.TotalSeconds));
    }

    /// <summary>
    /// The call ended well. <paramref name="imageBytes"/> is the size of the image, or null if the result is not an image.
    /// </summary>
    public void Succeeded(int? imageBytes, int attempts)
    {
        TimeSpan elapsed = time.GetElapsedTime(_begun);
        ListenerGuard.Run((tags: Tags(errorType: null), elapsed, imageBytes), static s =>
        {
            Instruments.Duration.Record(s.elapsed.TotalSeconds, s.tags);
            if (s.imageBytes is not { } bytes)
                return;
            Instruments.Frames.Add(1, s.tags);
            Instruments.Bytes.Add(bytes, s.tags);
        });
        ListenerGuard.Run((self: this, elapsed, imageBytes, attempts), static s => Log.OperationSucceeded(
            s.self._logger,
            s.self._call.OperationName,
            s.self._streamType,
            s.self._call.DeviceId,
            s.elapsed.TotalMilliseconds,
            s.imageBytes ?? 0,
            s.attempts));
        if (imageBytes is { } size)
            _span?.SetTag("een.frame.bytes", size);
        End(attempts);
    }

    public void Failed(Exception failure, int attempts)
    {
        TimeSpan elapsed = time.GetElapsedTime(_begun);
        string errorType = ErrorType.Of(failure);
        ListenerGuard.Run((tags: Tags(errorType), elapsed), static s => Instruments.Duration.Record(s.elapsed.TotalSeconds, s.tags));
        ListenerGuard.Run((self: this, failure, elapsed, errorType, attempts), static s => Log.OperationFailed(
            s.self._logger,
            s.self._call.OperationName,
            s.self._streamType,
            s.self._call.DeviceId,
            s.elapsed.TotalMilliseconds,
            s.errorType,
            s.attempts,
            s.failure.Message));
        _span?.SetTag("error.type", errorType);
        _span?.SetStatus(ActivityStatusCode.Error);
        End(attempts);
    }

    private void End(int attempts)
    {
        _span?.SetTag("een.attempts", attempts);
        ListenerGuard.Run(_span, static span => span?.Dispose());
    }

    private static Activity? Start(CallInfo call)
    {
        Activity? span = Instruments.Source.StartActivity(call.OperationName);
        span?.SetTag("een.device_id", call.DeviceId);
        span?.SetTag("een.stream_type", call.StreamType?.Value);
        return span;
    }

    private TagList Tags(string? errorType)
    {
        TagList tags = new() { { "een.operation", _call.OperationName } };
        if (_streamType is not null)
            tags.Add("een.stream_type", _streamType);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        return tags;
    }
}
