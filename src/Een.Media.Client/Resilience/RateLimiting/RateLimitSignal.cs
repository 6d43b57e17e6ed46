namespace Een.Media.Client;

/// <summary>What the end of a request says about the service's rate limit.</summary>
public enum RateLimitSignal
{
    /// <summary>Nothing: it was not sent, it got no answer, or the service was out of order.</summary>
    None,

    /// <summary>The rate limit let it through, whatever the answer was.</summary>
    Accepted,

    /// <summary>HTTP 429.</summary>
    Refused,
}
