namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Where a chain ends. It can be drawn in while the chain is on its way there, by somebody who takes over the rest.</summary>
internal sealed class ChainLimit(DateTimeOffset? until, WalkDirection direction)
{
    private readonly object _lock = new();
    private DateTimeOffset? _until = until;
    private DateTimeOffset? _reached;

    /// <summary>The furthest frame that was admitted.</summary>
    public DateTimeOffset? Reached
    {
        get
        {
            lock (_lock)
                return _reached;
        }
    }

    /// <summary>Whether a frame belongs to the chain, which then reaches as far as that.</summary>
    public bool Admits(DateTimeOffset frame)
    {
        lock (_lock)
        {
            if (_until is { } until && IsBehind(frame, until))
                return false;
            _reached = frame;
            return true;
        }
    }

    /// <summary>Whether a frame lies on the very end.</summary>
    public bool IsAt(DateTimeOffset frame)
    {
        lock (_lock)
            return frame == _until;
    }

    /// <summary>Ends the chain earlier. <see langword="false"/>: it has come further than that already, or does not go as far.</summary>
    public bool TryDrawIn(DateTimeOffset until)
    {
        lock (_lock)
        {
            if ((_reached is { } reached && IsBehind(reached, until)) || (_until is { } current && !IsBehind(current, until)))
                return false;
            _until = until;
            return true;
        }
    }

    private bool IsBehind(DateTimeOffset frame, DateTimeOffset end) => direction == WalkDirection.Forward ? frame > end : frame < end;
}
