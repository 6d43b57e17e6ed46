namespace Een.Media.Benchmarks.Walking.Ways;

/// <summary>What a walk has seen: enough to tell that two ways saw the same frames in the same order.</summary>
internal sealed class WalkTally
{
    public int Frames { get; private set; }

    public long Bytes { get; private set; }

    public long Order { get; private set; }

    /// <summary>From sending a request to having its headers; only the hand-written loops take it.</summary>
    public List<TimeSpan> HeaderLatencies { get; } = [];

    public void Add(DateTimeOffset timestamp, int bytes)
    {
        Frames++;
        Bytes += bytes;
        Order = unchecked((Order * 31) + timestamp.ToUnixTimeMilliseconds());
    }
}
