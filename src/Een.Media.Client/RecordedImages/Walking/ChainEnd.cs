namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Why a chain asks for nothing further.</summary>
internal enum ChainEnd
{
    /// <summary>It still does.</summary>
    None,

    /// <summary>The next frame lies beyond the end that was asked for.</summary>
    Beyond,

    /// <summary>The last frame lies on the very end that was asked for, so that the next one, being later, cannot belong to the walk.</summary>
    OnEnd,

    /// <summary>The service has nothing further.</summary>
    Exhausted,

    /// <summary>As many frames as were asked for.</summary>
    MaxFrames,

    /// <summary>As much as a slice may hold. Its limit is drawn in to the last frame.</summary>
    Full,

    /// <summary>A frame failed.</summary>
    Failed,
}
