namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// How many bytes the frames of one walk hold together, however many slices it has. A frame counts from the moment it is asked for: as much
/// as the frames of late until its headers tell its length, and if they do not, until its body is in. Thread-safe.
/// </summary>
internal sealed class ReadAheadBytes(long limit)
{
    /// <summary>More than the previews of most cameras, so that the first frames of several slices keep the limit, too.</summary>
    private const long FirstGuess = 4 * 1024 * 1024;

    private readonly object _lock = new();
    private readonly List<ReadAheadBudget> _waiting = [];
    private long _held;
    private long _frame;

    public long Limit => limit;

    /// <summary>What the frames of late had; null before the first one.</summary>
    public long? FrameLength => Interlocked.Read(ref _frame) is > 0 and var seen ? seen : null;

    /// <summary>What a frame counts whose length is not known yet.</summary>
    public long Expected => FrameLength ?? FirstGuess;

    /// <summary>Counts one frame more, unless the limit is reached. Then the asker is woken as soon as it is not.</summary>
    /// <param name="asker">The budget that asks.</param>
    /// <param name="regardless">Whether to count it beyond the limit, too: the caller waits for this very frame.</param>
    /// <param name="counted">What the frame counts for now.</param>
    public bool TryTake(ReadAheadBudget asker, bool regardless, out long counted)
    {
        lock (_lock)
        {
            bool mayGo = regardless || _held < limit;
            counted = mayGo ? Expected : 0;
            _held += counted;
            if (!mayGo && !_waiting.Contains(asker))
                _waiting.Add(asker);
            return mayGo;
        }
    }

    /// <summary>The length of a frame is known. A larger one counts at once for those to come, smaller ones bit by bit.</summary>
    public void Saw(long length)
    {
        lock (_lock)
            Interlocked.Exchange(ref _frame, Math.Max(length, ((7 * _frame) + length) / 8));
    }

    /// <summary>What a frame counts has changed.</summary>
    public void Change(long difference)
    {
        ReadAheadBudget[] woken = [];
        lock (_lock)
        {
            _held += difference;
            if (_held < limit && _waiting.Count > 0)
            {
                woken = [.. _waiting];
                _waiting.Clear();
            }
        }

        foreach (ReadAheadBudget budget in woken)
            budget.Wake();
    }
}
