namespace Een.Media.Client.Resilience.Pacing;

/// <summary>How closely requests may follow each other. Called under the gate's lock, with timestamps of its clock in seconds.</summary>
internal interface IPace
{
    /// <summary>The time that one image takes at the present pace, in seconds; 0 while none is known.</summary>
    double Spacing { get; }

    /// <summary>When the next request may be sent; <see langword="null"/>: not before an answer to one that is under way.</summary>
    double? NextAt(double now);

    /// <summary>A request is sent.</summary>
    void Sent(double now);

    /// <summary>A request was let through.</summary>
    void Served(double sentAt);

    /// <summary>A request was refused, for the first time since the gate last opened.</summary>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="retryAfter">What the service asked for, in seconds.</param>
    void Refused(double sentAt, double? retryAfter);

    /// <summary>A request has ended, however.</summary>
    void Ended();
}
