namespace Een.Media.Client;

/// <summary>A unit that kept failing and was parked. Resume the plan to try it again.</summary>
public sealed record ExportUnitFailure
{
    /// <summary>The camera.</summary>
    public required string DeviceId { get; init; }

    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The message of its last failure.</summary>
    public required string Reason { get; init; }
}
