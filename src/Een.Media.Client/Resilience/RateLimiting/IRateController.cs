namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>How closely requests may follow each other. Called under the limiter's lock, with seconds of its clock.</summary>
internal interface IRateController
{
    /// <summary>When the next request may be sent; null: not before one of those under way is answered.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="underWay">When each of the requests that are not answered yet was sent.</param>
    double? NextAt(double now, ReadOnlySpan<double> underWay);

    /// <summary>The service accepted a request that was sent at this time.</summary>
    void Accepted(double sentAt);

    /// <summary>
    /// The service refused a request that was sent at this time, the first since the last cooldown. Requests that were under way with it
    /// and are refused, too, add nothing.
    /// </summary>
    void Refused(double sentAt);
}
