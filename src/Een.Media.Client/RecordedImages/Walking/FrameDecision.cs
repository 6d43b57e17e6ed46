namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>How a cursor classifies an answer.</summary>
internal enum FrameDecision
{
    /// <summary>The frame belongs to the walk.</summary>
    Accepted,

    /// <summary>The service lists the last frame a second time.</summary>
    Repeated,

    /// <summary>The frame lies beyond the boundary, where another slice has it.</summary>
    OfAnotherSlice,

    /// <summary>The frame lies beyond the end of the walk.</summary>
    Beyond,
}
