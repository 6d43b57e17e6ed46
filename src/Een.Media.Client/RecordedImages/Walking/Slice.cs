namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>A part of a walk's range, in positions of the <see cref="WalkAxis"/>.</summary>
internal sealed class Slice(long start, long end)
{
    public long Start { get; set; } = start;

    /// <summary>The first position after it.</summary>
    public long End { get; set; } = end;

    /// <summary>The walk through it, once it has been opened.</summary>
    public CursorWalk? Walk { get; set; }

    /// <summary>Ends when the scheduler has learned from the finished slice.</summary>
    public Task Learned { get; set; } = Task.CompletedTask;

    /// <summary>Whether more headers are still to come.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Whether the recording ends in it.</summary>
    public bool EndsWalk => Walk?.Cursor.EndReason == CursorEnd.Exhausted;
}
