namespace Een.Media.Benchmarks.Pacing;

/// <summary>The service's side: a token bucket, half of the latency and some jitter away in each direction.</summary>
internal sealed class Throttle(VirtualClock clock, ServiceLimit limit, Random random)
{
    private double _tokens = limit.Burst;
    private double _asOf;

    public int Served { get; private set; }

    public int Refused { get; private set; }

    /// <summary>When the last image was let through, as the caller saw it.</summary>
    public double Finished { get; private set; }

    public async Task<Answer> AskAsync()
    {
        await TravelAsync();
        _tokens = Math.Min(limit.Burst, _tokens + ((clock.Seconds - _asOf) * limit.PerSecond));
        _asOf = clock.Seconds;
        bool ok = _tokens >= 1 - 1e-9;
        double wait = (1 - _tokens) / limit.PerSecond;
        if (ok)
            _tokens = Math.Max(0, _tokens - 1);
        await TravelAsync();
        if (!ok)
        {
            Refused++;
            return new(false, limit.SaysRetryAfter ? TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait - 1e-6))) : null);
        }

        Served++;
        Finished = clock.Seconds;
        return new(true, null);
    }

    private Task TravelAsync() => Task.Delay((ServiceLimit.Latency / 2) + TimeSpan.FromSeconds(random.NextDouble() * limit.Jitter), clock);
}
