namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>
/// What the answers tell about instants that have not been asked about: between an instant and the frame that came for it there is no other
/// frame. Headers alone only decide which body is needed; an instant counts as answered once the answer is known to stand. Thread-safe.
/// </summary>
internal sealed class CoverageCache(SamplePlan plan, TimeSpan tolerance)
{
    private readonly object _lock = new();
    private DateTimeOffset _frame = DateTimeOffset.MinValue;
    private DateTimeOffset _askedAt;
    private DateTimeOffset _confirmed = DateTimeOffset.MinValue;
    private bool _ended;

    /// <summary>Whether nothing is recorded from here on.</summary>
    public bool Ended
    {
        get
        {
            lock (_lock)
                return _ended;
        }
    }

    /// <summary>Whether the answer for an instant later than all those asked about so far is known.</summary>
    public bool Covers(DateTimeOffset instant)
    {
        lock (_lock)
            return _ended || instant <= _confirmed;
    }

    public void LearnEnd()
    {
        lock (_lock)
            _ended = true;
    }

    /// <summary>An answer stands: its body is an image, or was not needed.</summary>
    public void Confirm(DateTimeOffset frame)
    {
        lock (_lock)
            _confirmed = frame > _confirmed ? frame : _confirmed;
    }

    /// <summary>Whether the body of the first frame at or after an instant is needed.</summary>
    public bool NeedsBody(DateTimeOffset instant, DateTimeOffset frame)
    {
        lock (_lock)
        {
            if (frame == _frame && instant > _askedAt)
                return false;
            if (frame >= _frame)
                (_frame, _askedAt) = (frame, instant);
        }

        return frame - instant <= tolerance || Serves(frame);
    }

    /// <summary>Whether a frame lies within the tolerance of any instant.</summary>
    private bool Serves(DateTimeOffset frame)
    {
        foreach (DateTimeOffset instant in plan.InstantsFrom(frame - tolerance))
            return instant <= frame;
        return false;
    }
}
