namespace Een.Media.Client;

/// <summary>The progress of an export.</summary>
public sealed record ExportProgress
{
    /// <summary>The number of frames in the target, including those of earlier runs.</summary>
    public required long Frames { get; init; }

    /// <summary>The total size of these frames, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The time of the last exported frame, in UTC: the position in the recording.</summary>
    public required DateTimeOffset Position { get; init; }

    /// <summary>
    /// The fraction of the export that is done, 0 to 1, by time or by number of frames; <see langword="null"/> when the end is not known.
    /// </summary>
    public required double? Fraction { get; init; }

    /// <summary>The time since this run began to download frames.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Frames per second in this run.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>Bytes per second in this run.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>The estimated remaining time, at the speed of this run; <see langword="null"/> when the end is not known.</summary>
    public required TimeSpan? Remaining { get; init; }
}
