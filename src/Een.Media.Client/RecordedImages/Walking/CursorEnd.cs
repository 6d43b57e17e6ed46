namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Why a cursor has no next request.</summary>
internal enum CursorEnd
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>The next frame lies after the boundary.</summary>
    AfterBoundary,

    /// <summary>The last frame lies on the last position before the boundary, so the next one cannot belong to the walk.</summary>
    AtBoundary,

    /// <summary>The service has no further frame.</summary>
    Exhausted,

    /// <summary>The walk has as many frames as the caller asked for.</summary>
    MaxFrames,

    /// <summary>The slice has reached its limits. Its boundary is now right after its last frame.</summary>
    Full,

    /// <summary>A frame failed.</summary>
    Failed,
}
