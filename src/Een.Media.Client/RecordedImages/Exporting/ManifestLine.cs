namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>One line of a manifest: the header, a frame, a gap or the end. The members that are set tell which.</summary>
internal sealed record ManifestLine
{
    public ManifestHeader? Export { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? File { get; init; }

    public long? Bytes { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>True for a frame that is damaged in the recording; null for all others.</summary>
    public bool? Damaged { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? OverlaySvg { get; init; }

    public ManifestGap? Gap { get; init; }

    public ManifestEnd? End { get; init; }
}

/// <summary>A time without frames: from one frame of a walk to the next, or from the first to the last of several instants.</summary>
internal sealed record ManifestGap(DateTimeOffset From, DateTimeOffset Until, long? Instants);

/// <summary>The last line of a complete export.</summary>
internal sealed record ManifestEnd(long Frames, long Bytes);
