namespace Een.Media.Client;

/// <summary>What a finished export left in its directory.</summary>
public sealed record ExportResult
{
    /// <summary>The path of <c>manifest.jsonl</c>.</summary>
    public required string ManifestPath { get; init; }

    /// <summary>The frames in the directory.</summary>
    public required long Frames { get; init; }

    /// <summary>The bytes of these frames.</summary>
    public required long Bytes { get; init; }

    /// <summary>The gaps that the manifest marks.</summary>
    public required long Gaps { get; init; }

    /// <summary>
    /// How many of the frames are damaged in the recording. Their files hold what the service returned, and the manifest marks them.
    /// </summary>
    public required long Damaged { get; init; }

    /// <summary>How many of the frames were there already, whole, from earlier runs.</summary>
    public required long Resumed { get; init; }

    /// <summary>How many frames of earlier runs were missing or damaged and have been fetched again.</summary>
    public required long Repaired { get; init; }

    /// <summary>
    /// How many frames of earlier runs were missing or damaged and are no longer recorded. The manifest does not list them any more;
    /// a damaged file is left as it is.
    /// </summary>
    public required long Lost { get; init; }
}
