namespace Een.Media.Client;

/// <summary>Which way a walk goes through a recording.</summary>
public enum WalkDirection
{
    /// <summary>From older to newer images.</summary>
    Forward,

    /// <summary>From newer to older images.</summary>
    Backward,
}
