namespace Een.Media.Client;

/// <summary>The kind of a problem in the directory of an export.</summary>
public enum ExportProblemKind
{
    /// <summary>A file that the manifest lists does not exist, or cannot be read.</summary>
    Missing,

    /// <summary>The bytes of a file differ from what the manifest says.</summary>
    Changed,

    /// <summary>A frame is not later than the one before it (earlier, for an export that walks backward).</summary>
    OutOfOrder,

    /// <summary>Two frames are further apart than the export's threshold, and no gap is marked between them.</summary>
    UnmarkedGap,

    /// <summary>A line of the manifest cannot be read, or contradicts the lines before it. Later lines were not checked.</summary>
    DamagedManifest,

    /// <summary>The directory has a JPEG that the manifest does not list.</summary>
    Unlisted,
}
