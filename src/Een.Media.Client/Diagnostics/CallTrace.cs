using System.Diagnostics;
using Een.Media.Client.Resilience;
using Een.Media.Client.Values;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Diagnostics;

/// <summary>
/// One call as logs, spans and metrics see it. Its span stands around those of System.Net.Http, one for each attempt, and so does not repeat
/// what they say.
/// </summary>
internal sealed class CallTrace(Call call, ILogger logger, TimeProvider time)
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
        Log.Retrying(logger, call.Operation, _streamType, call.DeviceId, retry, delay.TotalMilliseconds, errorType, failure.Message);
    }

    public void WaitedAtGate(TimeSpan wait)
    {
        Instruments.GateWait.Record(wait.TotalSeconds);
        _span?.SetTag("een.gate.wait", wait.TotalSeconds);
    }

    public void GateClosed(TimeSpan? retryAfter)
    {
        _span?.AddEvent(new ActivityEvent("gate closed"));
        Log.GateClosed(logger, call.Operation, _streamType, call.DeviceId, retryAfter?.TotalSeconds);
    }

    public void Succeeded(object? result, int attempts)
    {
        TimeSpan elapsed = time.GetElapsedTime(_begun);
        TagList tags = Tags(errorType: null);
        Instruments.Duration.Record(elapsed.TotalSeconds, tags);
        int bytes = 0;
        if (result is RecordedImage image)
        {
            bytes = image.Buffer.Length;
            Instruments.Frames.Add(1, tags);
            Instruments.Bytes.Add(bytes, tags);
            _span?.SetTag("een.frame.bytes", bytes);
        }

        Log.OperationSucceeded(logger, call.Operation, _streamType, call.DeviceId, elapsed.TotalMilliseconds, bytes, attempts);
        _span?.SetTag("een.attempts", attempts);
        _span?.Dispose();
    }

    public void Failed(Exception failure, int attempts)
    {
        TimeSpan elapsed = time.GetElapsedTime(_begun);
        string errorType = ErrorType.Of(failure);
        Instruments.Duration.Record(elapsed.TotalSeconds, Tags(errorType));
        Log.OperationFailed(logger, call.Operation, _streamType, call.DeviceId, elapsed.TotalMilliseconds, errorType, attempts, failure.Message);
        _span?.SetTag("een.attempts", attempts);
        _span?.SetTag("error.type", errorType);
        _span?.SetStatus(ActivityStatusCode.Error);
        _span?.Dispose();
    }

    private static Activity? Start(Call call)
    {
        Activity? span = Instruments.Source.StartActivity(call.Operation);
        span?.SetTag("een.device_id", call.DeviceId);
        span?.SetTag("een.stream_type", call.StreamType is { } type ? StreamTypeName.Of(type) : null);
        return span;
    }

    private TagList Tags(string? errorType)
    {
        TagList tags = new() { { "een.operation", call.Operation } };
        if (_streamType is not null)
            tags.Add("een.stream_type", _streamType);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        return tags;
    }
}
