namespace Een.Media.Client;

/// <summary>What is wrong in the directory of an export.</summary>
public enum ExportProblemKind
{
    /// <summary>A file that the manifest lists is not there, or cannot be read.</summary>
    Missing,

    /// <summary>A file has other bytes than the manifest says.</summary>
    Changed,

    /// <summary>A frame is not later than the one before it (earlier, for an export that walks backward).</summary>
    OutOfOrder,

    /// <summary>Two frames are further apart than the export's threshold, and no gap is marked between them.</summary>
    UnmarkedGap,

    /// <summary>A line of the manifest cannot be read, or does not fit the lines before it. What follows was not checked.</summary>
    DamagedManifest,

    /// <summary>A JPEG is in the directory that the manifest does not list.</summary>
    Unlisted,
}
