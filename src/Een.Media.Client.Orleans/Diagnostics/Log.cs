using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Orleans.Diagnostics;

/// <summary>Every line that this package logs. The ids are stable. No line has a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1, LogLevel.Warning,
        "{Account}: the cluster cannot be reached. Until it is back, this process requests one main image per {Seconds:0.#} s. {Reason}")]
    public static partial void ClusterLost(ILogger logger, string account, double seconds, string reason);

    [LoggerMessage(2, LogLevel.Information, "{Account}: the cluster is back. Main images follow its limiter again")]
    public static partial void ClusterFound(ILogger logger, string account);

    [LoggerMessage(3, LogLevel.Information, "Export {Plan}: {Units} units, {Done} of them done")]
    public static partial void PlanRuns(ILogger logger, string plan, int units, int done);

    [LoggerMessage(4, LogLevel.Information, "Export {Plan}: {State}, {Frames} frames, {Parked} units parked")]
    public static partial void PlanEnded(ILogger logger, string plan, string state, long frames, int parked);

    [LoggerMessage(5, LogLevel.Warning, "Export {Plan}: {Device} of {Day:yyyy-MM-dd} is parked. {Reason}")]
    public static partial void UnitParked(ILogger logger, string plan, string device, DateOnly day, string reason);

    [LoggerMessage(6, LogLevel.Warning, "Export {Plan}: its state could not be saved. The next step tries again. {Reason}")]
    public static partial void PlanNotSaved(ILogger logger, string plan, string reason);

    [LoggerMessage(7, LogLevel.Information, "Export {Plan}: {Device} of {Day:yyyy-MM-dd} is tried again in {Seconds:0} s. {Reason}")]
    public static partial void UnitFailed(ILogger logger, string plan, string device, DateOnly day, double seconds, string reason);

    [LoggerMessage(
        8, LogLevel.Warning,
        "{Account}: the result of a request did not reach the cluster's limiter. Until it does, too many requests may be sent. {Reason}")]
    public static partial void SignalLost(ILogger logger, string account, string reason);
}
