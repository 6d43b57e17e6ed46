namespace Een.Media.Client;

/// <summary>Who shares a rate limit for main images.</summary>
public enum PacingScope
{
    /// <summary>All cameras of the account.</summary>
    Account,

    /// <summary>Each camera has its own. A limiter that has been idle for 10 minutes is forgotten.</summary>
    Device,
}
