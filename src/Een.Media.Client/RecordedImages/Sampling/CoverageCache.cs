namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>
/// Knows which instants need no request. The frame returned for an instant is the first one at or after it, so it also answers for every
/// instant in between. Headers alone decide only which body is needed; an instant counts as answered once its answer is final. Thread-safe.
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

    /// <summary>Whether the answer is known for an instant that is later than all requested ones.</summary>
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

    /// <summary>Marks an answer as final: its body is an image, or was not needed.</summary>
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
