using Orleans.Concurrency;

namespace Een.Media.Client.Orleans.Limits;

/// <summary>The limiter of an account. Callers wait in it, so its calls interleave. What it has learned is lost with its silo.</summary>
[Reentrant]
internal sealed class LimiterGrain : Grain, ILimiterGrain, IDisposable
{
    private static readonly TimeSpan s_sweepEvery = TimeSpan.FromSeconds(2);

    private readonly AccountLimiter _limiter = new(TimeProvider.System);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(
            static (limiter, _) =>
            {
                limiter.Sweep();
                return Task.CompletedTask;
            },
            _limiter,
            s_sweepEvery,
            s_sweepEvery);
        return Task.CompletedTask;
    }

    public void Dispose() => _limiter.Dispose();

    public Task<LeaseAnswer> AcquireAsync(LeaseRequest request) => _limiter.AcquireAsync(request);

    public Task SentAsync(LeaseKey lease)
    {
        _limiter.Sent(lease);
        return Task.CompletedTask;
    }

    public Task CompleteAsync(LeaseKey lease, LeaseEnd end)
    {
        _limiter.Complete(lease, end);
        return Task.CompletedTask;
    }

    public Task KeepAliveAsync(Guid process)
    {
        _limiter.KeepAlive(process);
        return Task.CompletedTask;
    }
}
