namespace Een.Media.Client;

/// <summary>What becomes of an export plan.</summary>
public enum ExportPlanState
{
    /// <summary>Units run, or wait for a silo with room.</summary>
    Running,

    /// <summary>No unit runs, until the plan is resumed.</summary>
    Paused,

    /// <summary>Every unit is done, or parked with a reason.</summary>
    Completed,

    /// <summary>It was canceled. What it exported stays.</summary>
    Canceled,
}
