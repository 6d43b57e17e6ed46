using Een.Media.Client.Http;

namespace Een.Media.Client.RecordedImages.Requests;

/// <summary>
/// A timestamp parameter as it is sent. The service is asked in whole milliseconds, but may stamp its frames finer: a finer instant is
/// rounded outward, so that no frame that is meant is left out.
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
