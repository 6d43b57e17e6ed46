namespace Een.Media.Client;

/// <summary>The progress of a time-lapse.</summary>
public readonly record struct TimeLapseProgress
{
    internal TimeLapseProgress(int frameCount, DateTimeOffset timestamp) => (FrameCount, Timestamp) = (frameCount, timestamp);

    /// <summary>The number of frames written so far.</summary>
    public int FrameCount { get; }

    /// <summary>The time of the frame written last.</summary>
    public DateTimeOffset Timestamp { get; }
}
