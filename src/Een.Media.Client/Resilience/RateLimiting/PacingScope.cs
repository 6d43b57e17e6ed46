namespace Een.Media.Client;

/// <summary>Which cameras share a rate limit for main images.</summary>
public enum PacingScope
{
    /// <summary>All cameras of the account.</summary>
    Account,

    /// <summary>Each camera has its own limit. A limiter that was idle for 10 minutes is removed, with what it has learned.</summary>
    Device,
}
