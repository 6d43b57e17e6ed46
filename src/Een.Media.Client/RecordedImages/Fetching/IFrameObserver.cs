namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>Observes a frame before all of it has arrived.</summary>
internal interface IFrameObserver
{
    /// <summary>
    /// Called when the headers have arrived, before the body is read, and again for each retry. Return false to decline the body: then the
    /// result is null.
    /// </summary>
    bool OnHeaders(FrameHeaders headers);

    /// <summary>
    /// Called when the rest of the frame has not arrived yet. Not called when the body came together with the headers, as short bodies do
    /// on fast networks: then the frame is done, and its connection is free, before another request could be sent.
    /// </summary>
    void OnBodyPending()
    {
    }

    /// <summary>
    /// Called when the body is not an image. Then the headers of this answer are invalid as well, and so is everything read from them.
    /// Another attempt may follow.
    /// </summary>
    void OnInvalidBody()
    {
    }
}
