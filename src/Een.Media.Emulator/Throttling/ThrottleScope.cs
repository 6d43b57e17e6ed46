namespace Een.Media.Emulator;

/// <summary>Which cameras share a rate limit of main images.</summary>
public enum ThrottleScope
{
    /// <summary>All cameras of the account share one limit.</summary>
    Account,

    /// <summary>Each camera has its own limit.</summary>
    Device,
}
