using Een.Media.Client.Http;

namespace Een.Media.Client.RecordedImages.Requests;

/// <summary>
/// The service knows whole milliseconds. A finer instant is moved to the neighbouring millisecond that selects the same frames:
/// "at or after 12:00:00.0004" must not return the frame of 12:00:00.000.
/// </summary>
internal static class WireInstant
{
    public static DateTimeOffset For(TimestampOperator op, DateTimeOffset timestamp) =>
        op is TimestampOperator.AtOrAfter or TimestampOperator.Before ? WireTimestamp.Ceiling(timestamp) : WireTimestamp.Floor(timestamp);
}
