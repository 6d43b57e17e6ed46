namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>Whoever wants to know of a frame before all of it is there.</summary>
internal interface IFrameArrival
{
    /// <summary>
    /// The headers are in, and the body has not been read; again for each retry. <see langword="false"/> declines the body, and the result is
    /// <see langword="null"/>.
    /// </summary>
    bool Admits(FrameHead head);

    /// <summary>
    /// The rest of the frame is still on its way. Not called when it came together with its headers, as short bodies do on fast networks:
    /// then the frame is done, and its connection free, before anything else could be asked for.
    /// </summary>
    void BodyPending()
    {
    }
}
