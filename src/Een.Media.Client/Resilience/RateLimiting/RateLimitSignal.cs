namespace Een.Media.Client;

/// <summary>What the end of a request says about the service's rate limit.</summary>
public enum RateLimitSignal
{
    /// <summary>Nothing: the request was not sent or not answered, or the service had an internal error.</summary>
    None,

    /// <summary>The rate limit let the request pass, whatever its answer was.</summary>
    Accepted,

    /// <summary>HTTP 429.</summary>
    Refused,
}
