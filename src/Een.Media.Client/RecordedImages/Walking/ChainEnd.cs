namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Why a chain asks for nothing further.</summary>
internal enum ChainEnd
{
    /// <summary>It still does.</summary>
    None,

    /// <summary>The next frame lies beyond the end that was asked for.</summary>
    Beyond,

    /// <summary>The service has nothing further.</summary>
    Exhausted,

    /// <summary>As many frames as were asked for.</summary>
    MaxFrames,

    /// <summary>A frame failed.</summary>
    Failed,
}
