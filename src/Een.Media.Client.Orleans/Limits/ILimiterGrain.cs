namespace Een.Media.Client.Orleans.Limits;

/// <summary>The rate limit of one account; the key is the account's name.</summary>
internal interface ILimiterGrain : IGrainWithStringKey
{
    /// <summary>
    /// Waits some seconds for a lease. A grain call must end soon, so the caller asks again with the same key until it gets a lease.
    /// </summary>
    [ResponseTimeout("00:00:15")]
    Task<LeaseAnswer> AcquireAsync(LeaseRequest request);

    /// <summary>Reports that the request is being sent.</summary>
    Task SentAsync(LeaseKey lease);

    /// <summary>Reports that the request has ended, or that its caller has stopped waiting.</summary>
    Task CompleteAsync(LeaseKey lease, LeaseEnd end);

    /// <summary>Reports that the process is alive, and so are its leases.</summary>
    [ResponseTimeout("00:00:05")]
    Task KeepAliveAsync(Guid process);
}

/// <summary>Identifies a lease. The number is unique in the process.</summary>
[GenerateSerializer]
internal readonly record struct LeaseKey([property: Id(0)] Guid Process, [property: Id(1)] long Number);

/// <summary>A request for a lease. All attempts of a call have the same ticket.</summary>
[GenerateSerializer]
internal sealed record LeaseRequest([property: Id(0)] LeaseKey Lease, [property: Id(1)] long Ticket, [property: Id(2)] string? DeviceId);

/// <summary>The answer: granted, refused with a reason, or neither, in which case the caller asks again.</summary>
[GenerateSerializer]
internal sealed record LeaseAnswer(
    [property: Id(0)] bool IsGranted, [property: Id(1)] string? Refusal = null, [property: Id(2)] TimeSpan? RetryAfter = null);

/// <summary>How a request ended. Times are durations, because the clocks of two machines differ.</summary>
[GenerateSerializer]
internal sealed record LeaseEnd(
    [property: Id(0)] RateLimitSignal Signal, [property: Id(1)] TimeSpan? RetryAfter = null, [property: Id(2)] TimeSpan? SentAgo = null);
