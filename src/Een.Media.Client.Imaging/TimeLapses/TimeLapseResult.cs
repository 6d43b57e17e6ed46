namespace Een.Media.Client;

/// <summary>Facts about a time-lapse that was written.</summary>
public sealed record TimeLapseResult
{
    internal TimeLapseResult()
    {
    }

    /// <summary>The file format.</summary>
    public required TimeLapseFormat Format { get; init; }

    /// <summary>The number of frames in the video.</summary>
    public required int FrameCount { get; init; }

    /// <summary>The number of frames that were left out because they could not be decoded.</summary>
    public required int BrokenFrameCount { get; init; }

    /// <summary>The number of frames without their overlay, because it could not be parsed.</summary>
    public required int UnreadableOverlayCount { get; init; }

    /// <summary>The number of frames whose overlay has parts that were not understood (<see cref="OverlayDocument.Skipped"/>).</summary>
    public required int IncompleteOverlayCount { get; init; }

    /// <summary>The duration.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The width in pixels. MP4 rounds an odd one up to the next even number.</summary>
    public required int Width { get; init; }

    /// <summary>The height in pixels. MP4 rounds an odd one up to the next even number.</summary>
    public required int Height { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The time of the first frame.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>The time of the last frame.</summary>
    public required DateTimeOffset Last { get; init; }
}
