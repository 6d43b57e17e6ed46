namespace Een.Media.Client;

/// <summary>How far an export has come.</summary>
public sealed record ExportProgress
{
    /// <summary>The frames in the directory, those of earlier runs included.</summary>
    public required long Frames { get; init; }

    /// <summary>The bytes of these frames.</summary>
    public required long Bytes { get; init; }

    /// <summary>The time of the newest of them, in UTC: the position in the recording.</summary>
    public required DateTimeOffset Position { get; init; }

    /// <summary>
    /// How much of the export is done, 0 to 1, by time or by number of frames; <see langword="null"/> when its end is not known.
    /// </summary>
    public required double? Fraction { get; init; }

    /// <summary>The time since this run began to fetch.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The frames of this run per second.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>The bytes of this run per second.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>The time that the rest will take if it goes on as in this run; <see langword="null"/> when the end is not known.</summary>
    public required TimeSpan? Remaining { get; init; }
}
