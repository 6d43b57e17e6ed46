namespace Een.Media.Client;

/// <summary>The state of an export plan.</summary>
public enum ExportPlanState
{
    /// <summary>Units run, or wait for a silo with room.</summary>
    Running,

    /// <summary>No unit runs, until the plan is resumed.</summary>
    Paused,

    /// <summary>Every unit is done, or parked with a reason.</summary>
    Completed,

    /// <summary>The plan was canceled. Exported frames stay.</summary>
    Canceled,
}
