namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Counts the bytes that the frames of one walk hold, over all of its slices. A frame counts from its request on. Its length is estimated
/// from recent frames until its headers state it, or, without that, until its body has arrived. Thread-safe.
/// </summary>
internal sealed class ReadAheadBytes(long limit)
{
    /// <summary>More than the previews of most cameras, so that the first frames of several slices also stay within the limit.</summary>
    private const long FirstGuess = 4 * 1024 * 1024;

    private readonly object _lock = new();
    private readonly List<ReadAheadBudget> _waiting = [];
    private long _held;
    private long _frameLength;

    public long Limit => limit;

    /// <summary>The length of recent frames; null before the first one.</summary>
    public long? FrameLength => Interlocked.Read(ref _frameLength) is > 0 and var seen ? seen : null;

    /// <summary>The bytes to count for a frame whose length is not known yet.</summary>
    public long Expected => FrameLength ?? FirstGuess;

    /// <summary>Counts one more frame, unless the limit is reached. In that case, the asker is woken when there is room again.</summary>
    /// <param name="asker">The budget that asks.</param>
    /// <param name="regardless">Whether to count it even beyond the limit, because the caller waits for exactly this frame.</param>
    /// <param name="counted">The bytes that are counted for the frame for now.</param>
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

    /// <summary>Learns the length of a frame. A larger one raises the expected length at once; smaller ones lower it gradually.</summary>
    public void Observe(long length)
    {
        lock (_lock)
            Interlocked.Exchange(ref _frameLength, Math.Max(length, ((7 * _frameLength) + length) / 8));
    }

    /// <summary>Adjusts the count when the known length of a frame changes.</summary>
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
