namespace Een.Media.Client;

/// <summary>What a finished export has written.</summary>
public sealed record ExportResult
{
    /// <summary>The path of <c>manifest.jsonl</c>.</summary>
    public required string ManifestPath { get; init; }

    /// <summary>The number of frames in the target.</summary>
    public required long Frames { get; init; }

    /// <summary>The total size of these frames, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The number of gaps that the manifest marks.</summary>
    public required long Gaps { get; init; }

    /// <summary>
    /// How many of the frames are damaged in the recording. Their files hold what the service returned, and the manifest marks them.
    /// </summary>
    public required long Damaged { get; init; }

    /// <summary>How many of the frames were already present and intact, from earlier runs.</summary>
    public required long Resumed { get; init; }

    /// <summary>How many frames of earlier runs were missing or damaged and have been fetched again.</summary>
    public required long Repaired { get; init; }

    /// <summary>
    /// How many frames of earlier runs were missing or damaged and are no longer recorded. The manifest no longer lists them; a damaged
    /// file is left as it is.
    /// </summary>
    public required long Lost { get; init; }
}
