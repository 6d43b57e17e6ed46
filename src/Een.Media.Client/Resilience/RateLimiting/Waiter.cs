namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>A caller in the queue.</summary>
internal sealed class Waiter(MainImageGate gate, long place) : TaskCompletionSource<Admission>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public MainImageGate Gate { get; } = gate;

    public long Place { get; } = place;

    /// <summary>Takes the caller out of the queue when it cancels.</summary>
    public CancellationTokenRegistration Cancellation { get; set; }
}
