namespace Een.Media.Client;

/// <summary>Who shares a ration of main images.</summary>
public enum PacingScope
{
    /// <summary>All cameras of the account together.</summary>
    Account,

    /// <summary>Each camera has its own.</summary>
    Device,
}
