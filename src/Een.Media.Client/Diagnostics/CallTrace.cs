using System.Diagnostics;
using Een.Media.Client.Values;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Diagnostics;

/// <summary>
/// One call as logs, spans and metrics see it. Its span stands around those of System.Net.Http, one for each attempt, and so does not repeat
/// what they say.
/// </summary>
internal sealed class CallTrace(CallInfo call, ILogger logger, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();
    private readonly string? _streamType = call.StreamType is { } type ? StreamTypeName.Of(type) : null;
    private readonly Activity? _span = Start(call);

    public void Retrying(Exception? failure, int retry, TimeSpan delay)
    {
        if (failure is null)
            return;
        string errorType = ErrorType.Of(failure);
        TagList tags = Tags(errorType);
        Instruments.Retries.Add(1, tags);
        _span?.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection
        {
            ["een.retry"] = retry,
            ["een.retry.delay"] = delay.TotalSeconds,
            ["error.type"] = errorType,
        }));
        Log.Retrying(logger, call.OperationName, _streamType, call.DeviceId, retry, delay.TotalMilliseconds, errorType, failure.Message);
    }

    public void WaitedForRateLimit(TimeSpan wait)
    {
        Instruments.RateLimitWait.Record(wait.TotalSeconds);
        _span?.SetTag("een.rate_limit.wait", wait.TotalSeconds);
    }

    public void RateLimited(TimeSpan? retryAfter)
    {
        _span?.AddEvent(new ActivityEvent("rate limited"));
        Log.RateLimited(logger, call.OperationName, _streamType, call.DeviceId, retryAfter?.TotalSeconds);
    }

    /// <summary>The call ended well. <paramref name="imageBytes"/> is the size of the image, or null if the result is not an image.</summary>
    public void Succeeded(int? imageBytes, int attempts)
    {
        TimeSpan elapsed = time.GetElapsedTime(_begun);
        TagList tags = Tags(errorType: null);
        Instruments.Duration.Record(elapsed.TotalSeconds, tags);
        if (imageBytes is { } bytes)
        {
            Instruments.Frames.Add(1, tags);
            Instruments.Bytes.Add(bytes, tags);
            _span?.SetTag("een.frame.bytes", bytes);
        }

        Log.OperationSucceeded(logger, call.OperationName, _streamType, call.DeviceId, elapsed.TotalMilliseconds, imageBytes ?? 0, attempts);
        _span?.SetTag("een.attempts", attempts);
        _span?.Dispose();
    }

    public void Failed(Exception failure, int attempts)
    {
        TimeSpan elapsed = time.GetElapsedTime(_begun);
        string errorType = ErrorType.Of(failure);
        Instruments.Duration.Record(elapsed.TotalSeconds, Tags(errorType));
        Log.OperationFailed(logger, call.OperationName, _streamType, call.DeviceId, elapsed.TotalMilliseconds, errorType, attempts, failure.Message);
        _span?.SetTag("een.attempts", attempts);
        _span?.SetTag("error.type", errorType);
        _span?.SetStatus(ActivityStatusCode.Error);
        _span?.Dispose();
    }

    private static Activity? Start(CallInfo call)
    {
        Activity? span = Instruments.Source.StartActivity(call.OperationName);
        span?.SetTag("een.device_id", call.DeviceId);
        span?.SetTag("een.stream_type", call.StreamType is { } type ? StreamTypeName.Of(type) : null);
        return span;
    }

    private TagList Tags(string? errorType)
    {
        TagList tags = new() { { "een.operation", call.OperationName } };
        if (_streamType is not null)
            tags.Add("een.stream_type", _streamType);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        return tags;
    }
}
