namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>How a cursor classifies an answer.</summary>
internal enum FrameDecision
{
    /// <summary>The frame belongs to the walk.</summary>
    Admitted,

    /// <summary>The service lists the last frame a second time.</summary>
    Repeated,

    /// <summary>The frame lies after the boundary but within the walk, so another slice has it.</summary>
    OfAnotherSlice,

    /// <summary>The frame lies after the end of the whole walk.</summary>
    AfterWalk,
}
