using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Een.Media.Client.Diagnostics;

/// <summary>
/// The source of spans and the meter, both named <c>Een.Media.Client</c>. docs/observability.md explains them; a test compares it with this
/// class. Labels are few and bounded: never a device, a time or a token.
/// </summary>
internal static class Instruments
{
    public const string Name = "Een.Media.Client";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter s_meter = new(Name);

    public static readonly Histogram<double> Duration = s_meter.CreateHistogram<double>(
        "een.media.client.operation.duration", "s", "Time from the call to its end, including waiting, retries and the body.");

    public static readonly Counter<long> Frames = s_meter.CreateCounter<long>(
        "een.media.client.frames", "{frame}", "Images that arrived completely.");

    public static readonly Counter<long> Bytes = s_meter.CreateCounter<long>(
        "een.media.client.frame.bytes", "By", "Bytes of the images that arrived completely.");

    public static readonly Counter<long> Retries = s_meter.CreateCounter<long>(
        "een.media.client.retries", "{retry}", "Attempts beyond the first one.");

    public static readonly Histogram<double> RateLimitWait = s_meter.CreateHistogram<double>(
        "een.media.client.rate_limit.wait", "s", "Time that a main image waited for the rate limiter.");

    public static readonly UpDownCounter<long> WalkAhead = s_meter.CreateUpDownCounter<long>(
        "een.media.client.walk.ahead", "{frame}", "Frames that walks have downloaded, or are downloading, ahead of their callers.");

    public static readonly Counter<long> DamagedFrames = s_meter.CreateCounter<long>(
        "een.media.client.frames.damaged", "{frame}", "Frames that are damaged in the recording.");

    public static readonly Counter<long> FollowInterruptions = s_meter.CreateCounter<long>(
        "een.media.client.follow.interruptions", "{interruption}", "Failures that FollowAsync waited out.");

    public static readonly Counter<long> Renewals = s_meter.CreateCounter<long>(
        "een.media.client.token.renewals", "{renewal}", "Token renewals, including failed ones.");
}
