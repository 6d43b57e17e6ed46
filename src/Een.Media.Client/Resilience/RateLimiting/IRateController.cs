namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>How closely requests may follow each other. Called under the limiter's lock, with seconds of its clock.</summary>
internal interface IRateController
{
    /// <summary>When the next request may be sent; null to wait for the answer to a request in progress.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="inProgress">The times at which the unanswered requests were sent.</param>
    double? NextAt(double now, ReadOnlySpan<double> inProgress);

    /// <summary>The service accepted a request that was sent at this time.</summary>
    void Accepted(double sentAt);

    /// <summary>
    /// The service refused a request that was sent at this time. Called for the first refusal after a cooldown only: further refusals of
    /// requests that were in progress with it give no new information.
    /// </summary>
    void Refused(double sentAt);
}
