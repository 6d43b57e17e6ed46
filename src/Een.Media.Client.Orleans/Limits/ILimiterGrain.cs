namespace Een.Media.Client.Orleans.Limits;

/// <summary>The rate limit of one account; the key is the account's name.</summary>
internal interface ILimiterGrain : IGrainWithStringKey
{
    /// <summary>
    /// Waits some seconds for a lease; the caller asks again with the same key until there is one, because a grain call must end soon.
    /// </summary>
    [ResponseTimeout("00:00:15")]
    Task<LeaseAnswer> AcquireAsync(LeaseRequest request);

    /// <summary>The request is being sent.</summary>
    Task SentAsync(LeaseKey lease);

    /// <summary>The request has ended, or its caller has given up waiting.</summary>
    Task CompleteAsync(LeaseKey lease, LeaseEnd end);

    /// <summary>The process is alive, and so are its leases.</summary>
    [ResponseTimeout("00:00:05")]
    Task KeepAliveAsync(Guid process);
}

/// <summary>Which lease. The number is unique in the process.</summary>
[GenerateSerializer]
internal readonly record struct LeaseKey([property: Id(0)] Guid Process, [property: Id(1)] long Number);

/// <summary>What a caller asks for. All attempts of a call have one ticket.</summary>
[GenerateSerializer]
internal sealed record LeaseRequest([property: Id(0)] LeaseKey Lease, [property: Id(1)] long Ticket, [property: Id(2)] string? DeviceId);

/// <summary>Granted, refused with a reason, or neither: ask again.</summary>
[GenerateSerializer]
internal sealed record LeaseAnswer(
    [property: Id(0)] bool IsGranted, [property: Id(1)] string? Refusal = null, [property: Id(2)] TimeSpan? RetryAfter = null);

/// <summary>How a request ended. Times are durations: two machines have two clocks.</summary>
[GenerateSerializer]
internal sealed record LeaseEnd(
    [property: Id(0)] RateLimitSignal Signal, [property: Id(1)] TimeSpan? RetryAfter = null, [property: Id(2)] TimeSpan? SentAgo = null);
