namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>A part of a walk's range, in positions of the <see cref="WalkAxis"/>.</summary>
internal sealed class Slice(long start, long boundary)
{
    public long Start { get; set; } = start;

    /// <summary>The first position that does not belong to it.</summary>
    public long Boundary { get; set; } = boundary;

    /// <summary>The walk through it, once it has been opened.</summary>
    public CursorWalk? Walk { get; set; }

    /// <summary>Ends when the scheduler has learned from the first prefetch of this slice.</summary>
    public Task LearningTask { get; set; } = Task.CompletedTask;

    /// <summary>Whether its first prefetch is in progress. Only then does it take a slot.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Whether the recording ends in it, so that nothing is recorded after it.</summary>
    public bool HasEndOfRecording => Walk?.Cursor.EndReason == CursorEnd.Exhausted;
}
