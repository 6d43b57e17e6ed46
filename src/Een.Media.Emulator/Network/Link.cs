namespace Een.Media.Emulator.Network;

/// <summary>A connection of limited speed: bytes that exceed it wait in a queue.</summary>
internal sealed class Link(double bytesPerSecond, TimeProvider clock)
{
    // A timer that fires late must not slow the link down. Within a body, the link makes up for this much lost time.
    private static readonly TimeSpan s_slack = TimeSpan.FromMilliseconds(20);

    private readonly object _lock = new();
    private readonly long _origin = clock.GetTimestamp();
    private TimeSpan _freeAt;

    /// <summary>
    /// Queues bytes and returns the time until they arrive. Bytes that continue a body follow the previous ones directly.
    /// </summary>
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
