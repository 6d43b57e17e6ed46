namespace Een.Media.Emulator.Network;

/// <summary>A wire of a certain speed: what is sent over it queues up.</summary>
internal sealed class Link(double bytesPerSecond, TimeProvider clock)
{
    // A timer that fires late must not make the link slower than it is: within a body, this much of lost time is caught up.
    private static readonly TimeSpan s_slack = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly long _origin = clock.GetTimestamp();
    private TimeSpan _freeAt;

    /// <summary>Books bytes and says how long they still take to arrive. Those that continue a body follow on from the ones before.</summary>
    public TimeSpan Book(int bytes, bool continues)
    {
        lock (_lock)
        {
            TimeSpan now = clock.GetElapsedTime(_origin);
            TimeSpan earliest = continues ? now - s_slack : now;
            TimeSpan start = _freeAt > earliest ? _freeAt : earliest;
            _freeAt = start + TimeSpan.FromSeconds(bytes / bytesPerSecond);
            return _freeAt - now;
        }
    }
}
