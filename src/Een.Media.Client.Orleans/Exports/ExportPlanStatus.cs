namespace Een.Media.Client;

/// <summary>How far an export plan has come.</summary>
public sealed record ExportPlanStatus
{
    /// <summary>The plan's name.</summary>
    public required string Name { get; init; }

    /// <summary>What becomes of it.</summary>
    public required ExportPlanState State { get; init; }

    /// <summary>How many units it has.</summary>
    public required int Units { get; init; }

    /// <summary>How many of them are done.</summary>
    public required int UnitsDone { get; init; }

    /// <summary>How many run now.</summary>
    public required int UnitsRunning { get; init; }

    /// <summary>How many are parked, each with a reason.</summary>
    public required int UnitsParked { get; init; }

    /// <summary>The frames exported so far, those of the running units included.</summary>
    public required long Frames { get; init; }

    /// <summary>The bytes of these frames.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many frames of the units that are done are damaged in the recording.</summary>
    public required long Damaged { get; init; }

    /// <summary>The frames per second of the running units.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>The time that the rest will take if it goes on as it did; <see langword="null"/> while that is not known.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>The parked units, the first hundred of them.</summary>
    public required IReadOnlyList<ExportUnitFailure> Failures { get; init; }

    /// <summary>Whether nothing will happen any more by itself: completed or canceled.</summary>
    public bool HasEnded => State is ExportPlanState.Completed or ExportPlanState.Canceled;
}
