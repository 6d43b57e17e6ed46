using Een.Media.Client.RecordedImages.Requests;
using Een.Media.Client.RecordedImages.Sampling;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>Everything that determines which frames an export has. Two exports with the same header have the same frames.</summary>
internal sealed record ManifestHeader
{
    public int Format { get; init; } = 1;

    public required string Device { get; init; }

    public required StreamType Stream { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public OverlayMode? Overlays { get; init; }

    public IReadOnlyList<string>? OverlayIds { get; init; }

    /// <summary>What is done with damaged frames; null if they are kept.</summary>
    public DamagedFrameHandling? DamagedFrames { get; init; }

    public ManifestWalk? Walk { get; init; }

    public ManifestSample? Sample { get; init; }

    public static ManifestHeader Of(RecordedImageTimeRequest request, ExportOptions options) => new()
    {
        Device = request.DeviceId,
        Stream = request.StreamType,
        Width = request.TargetWidth,
        Height = request.TargetHeight,
        Overlays = request.Overlays,
        OverlayIds = request.Overlays is null ? null : request.OverlayIds,
        DamagedFrames = options.DamagedFrames == DamagedFrameHandling.Keep ? null : options.DamagedFrames,
        Walk = options.Sample is null ? ManifestWalk.Of(request, options.Walk ?? new WalkOptions(), options.GapThreshold) : null,
        Sample = options.Sample is { } plan ? ManifestSample.Of(plan, options.Sampling ?? new SampleOptions()) : null,
    };
}

/// <summary>What determines the frames of a walk.</summary>
internal sealed record ManifestWalk(
    TimestampOperator First,
    DateTimeOffset Timestamp,
    WalkDirection Direction,
    DateTimeOffset? Until,
    int? MaxFrames,
    TimeSpan GapThreshold)
{
    public static ManifestWalk Of(RecordedImageTimeRequest request, WalkOptions walk, TimeSpan gapThreshold) =>
        new(request.Operator, request.Timestamp, walk.Direction, walk.Until?.ToUniversalTime(), walk.MaxFrames, gapThreshold);
}

/// <summary>What determines the frames of a sample.</summary>
internal sealed record ManifestSample(
    DateTimeOffset From, DateTimeOffset Until, TimeSpan Interval, long Instants, TimeSpan Tolerance, ManifestWindow? Window)
{
    public static ManifestSample Of(SamplePlan plan, SampleOptions options) => new(
        plan.From,
        plan.Until,
        plan.Interval,
        plan.Count,
        SampleRules.Tolerance(plan, options),
        plan.Window is { } window ? new ManifestWindow(window.From, window.Until, window.TimeZone.Id) : null);
}

/// <summary>A part of every day.</summary>
internal sealed record ManifestWindow(TimeOnly From, TimeOnly Until, string TimeZone);
