namespace Een.Media.Client.Orleans.Exports;

/// <summary>One camera and one day of a plan; the key is the plan's name, a slash and the unit's number.</summary>
internal interface IExportUnitGrain : IGrainWithStringKey
{
    /// <summary>
    /// Starts the unit if it does not run, and returns its progress. The end is reported once; another poll restarts the unit. A poll that
    /// gets no answer holds up those of other units.
    /// </summary>
    [ResponseTimeout("00:00:02")]
    Task<UnitReport> PollAsync(string plan, ExportUnit unit);

    /// <summary>Stops the run. It can be resumed.</summary>
    [ResponseTimeout("00:00:10")]
    Task StopAsync();
}

/// <summary>What a unit exports. The range includes both ends.</summary>
[GenerateSerializer]
internal sealed record ExportUnit
{
    [Id(0)]
    public required string Account { get; init; }

    [Id(1)]
    public required string DeviceId { get; init; }

    [Id(2)]
    public required DateTimeOffset From { get; init; }

    [Id(3)]
    public required DateTimeOffset Last { get; init; }

    [Id(4)]
    public TimeSpan? Every { get; init; }

    [Id(5)]
    public required string Path { get; init; }

    /// <summary>The word on the wire, because Orleans has no codec for the client's types.</summary>
    [Id(6)]
    public required string Stream { get; init; }

    [Id(7)]
    public int? Width { get; init; }

    [Id(8)]
    public int? Height { get; init; }
}

/// <summary>The state of a unit.</summary>
internal enum UnitState
{
    /// <summary>No silo has room for it, or another process still writes to its directory.</summary>
    Waiting,
    Running,
    Done,

    /// <summary>It failed, and may succeed next time.</summary>
    Failed,

    /// <summary>It failed, and would fail again.</summary>
    Hopeless,
}

/// <summary>The progress of a unit.</summary>
[GenerateSerializer]
internal sealed record UnitReport
{
    [Id(0)]
    public required UnitState State { get; init; }

    [Id(1)]
    public long Frames { get; init; }

    [Id(2)]
    public long Bytes { get; init; }

    [Id(3)]
    public long Damaged { get; init; }

    [Id(4)]
    public double FramesPerSecond { get; init; }

    [Id(5)]
    public string? Reason { get; init; }
}
