namespace Een.Media.Emulator.Throttling;

/// <summary>A token bucket on a <see cref="TimeProvider"/>: the framework's own limiters know only the real clock.</summary>
internal sealed class TokenBucket(double perSecond, int burst, TimeProvider clock)
{
    private readonly object _lock = new();
    private double _tokens = burst;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Takes a token, or returns the time until the next one.</summary>
    public bool TryTake(out TimeSpan wait)
    {
        lock (_lock)
        {
            long now = clock.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
            _filledAt = now;

            // Many small refills do not add up to exactly one token.
            if (_tokens >= 1 - 1e-9)
            {
                _tokens = Math.Max(0, _tokens - 1);
                wait = TimeSpan.Zero;
                return true;
            }

            wait = TimeSpan.FromSeconds((1 - _tokens) / perSecond);
            return false;
        }
    }
}
