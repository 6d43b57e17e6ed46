namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>Hears of a frame before all of it has arrived.</summary>
internal interface IFrameObserver
{
    /// <summary>
    /// The headers have arrived, and the body has not been read. Called again for each retry. Return false to decline the body: the result
    /// is then null.
    /// </summary>
    bool OnHeaders(FrameHeaders headers);

    /// <summary>
    /// The rest of the frame is still on its way. Not called when it came together with its headers, as short bodies do on fast networks:
    /// then the frame is done, and its connection free, before anything else could be asked for.
    /// </summary>
    void OnBodyPending()
    {
    }

    /// <summary>
    /// The body is not an image. The headers of this answer are worth as little as its body: nothing read from them counts any more.
    /// Another attempt may follow.
    /// </summary>
    void OnRefused()
    {
    }
}
