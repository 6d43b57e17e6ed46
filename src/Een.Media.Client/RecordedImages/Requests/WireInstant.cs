using Een.Media.Client.Http;

namespace Een.Media.Client.RecordedImages.Requests;

/// <summary>
/// A timestamp parameter as it is sent. Requests have whole milliseconds, but the timestamps of frames may be finer. A finer instant is
/// rounded outward, so that the request leaves out no matching frame.
/// </summary>
internal readonly record struct WireInstant(TimestampOperator Operator, DateTimeOffset Timestamp)
{
    public static WireInstant For(TimestampOperator op, DateTimeOffset timestamp)
    {
        DateTimeOffset floor = WireTimestamp.Floor(timestamp);
        if (floor == timestamp)
            return new(op, floor);
        if (op == TimestampOperator.At)
            return new(TimestampOperator.AtOrAfter, floor);
        if (op is TimestampOperator.AtOrAfter or TimestampOperator.After)
            return new(TimestampOperator.After, floor);
        DateTimeOffset ceiling = WireTimestamp.Ceiling(timestamp);
        return new(ceiling > timestamp ? TimestampOperator.Before : TimestampOperator.AtOrBefore, ceiling);
    }
}
