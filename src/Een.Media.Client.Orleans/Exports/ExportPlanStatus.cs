namespace Een.Media.Client;

/// <summary>The progress of an export plan.</summary>
public sealed record ExportPlanStatus
{
    /// <summary>The plan's name.</summary>
    public required string Name { get; init; }

    /// <summary>The plan's state.</summary>
    public required ExportPlanState State { get; init; }

    /// <summary>How many units the plan has.</summary>
    public required int Units { get; init; }

    /// <summary>How many of them are done.</summary>
    public required int UnitsDone { get; init; }

    /// <summary>How many run now.</summary>
    public required int UnitsRunning { get; init; }

    /// <summary>How many are parked, each with a reason.</summary>
    public required int UnitsParked { get; init; }

    /// <summary>
    /// The number of frames exported so far, including those of running units. After a crash, it leaves out units that have not started
    /// again yet.
    /// </summary>
    public required long Frames { get; init; }

    /// <summary>The total size of these frames, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many frames of finished units are damaged in the recording.</summary>
    public required long Damaged { get; init; }

    /// <summary>The frames per second of the running units.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>
    /// The estimated remaining time, at the speed so far; <see langword="null"/> while it is not known, and before
    /// <see cref="ExportPlan.Until"/>.
    /// </summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>The parked units; at most the first hundred.</summary>
    public required IReadOnlyList<ExportUnitFailure> Failures { get; init; }

    /// <summary>Whether the plan has ended: completed or canceled.</summary>
    public bool HasEnded => State is ExportPlanState.Completed or ExportPlanState.Canceled;
}
