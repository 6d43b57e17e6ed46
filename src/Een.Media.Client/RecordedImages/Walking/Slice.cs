namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>A part of a walk's range, both ends included, in positions of the <see cref="WalkAxis"/>.</summary>
internal sealed class Slice(long start, long end)
{
    public long Start { get; set; } = start;

    public long End { get; set; } = end;

    /// <summary>The walk through it, once it has been opened.</summary>
    public ChainWalk? Walk { get; set; }

    /// <summary>Ends when the board has learned from the finished slice.</summary>
    public Task Watch { get; set; } = Task.CompletedTask;

    /// <summary>Whether headers of it are still to come.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Nothing is recorded behind it.</summary>
    public bool EndsWalk { get; set; }
}
