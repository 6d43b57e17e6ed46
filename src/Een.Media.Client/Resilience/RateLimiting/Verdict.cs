namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>What became of a turn.</summary>
internal enum Verdict
{
    /// <summary>Nothing that says anything about the ration: no answer, a server's error, or given up.</summary>
    Unknown,

    /// <summary>The service let it through, whatever it answered then.</summary>
    Served,

    /// <summary>HTTP 429.</summary>
    Refused,
}
