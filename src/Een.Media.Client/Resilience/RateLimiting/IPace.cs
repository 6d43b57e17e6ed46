namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>How closely requests may follow each other. Called under the gate's lock, with seconds of its clock.</summary>
internal interface IPace
{
    /// <summary>When the next request may be sent; <see langword="null"/>: not before an answer to one that is under way.</summary>
    double? NextAt(double now);

    /// <summary>A request is sent.</summary>
    void Sent();

    /// <summary>A request that was sent then was let through.</summary>
    void Served(double sentAt);

    /// <summary>A request that was sent then was refused, the first since the gate was last open. Its companions under way say the same thing again.</summary>
    void Refused(double sentAt);

    /// <summary>A request has ended, however.</summary>
    void Ended();
}
