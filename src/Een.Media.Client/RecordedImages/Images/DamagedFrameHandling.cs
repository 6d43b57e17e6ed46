namespace Een.Media.Client;

/// <summary>
/// What becomes of a frame that is damaged in the recording: the service returns the same bytes again, as many as it announces, and they
/// are not a complete JPEG. A frame that was only cut off on its way is fetched again and is not damaged; nor is one that decoders draw
/// whole, such as a JPEG without its end marker. Every damaged frame is logged and counted, whatever becomes of it.
/// </summary>
public enum DamagedFrameHandling
{
    /// <summary>Throw <see cref="EenDamagedImageException"/>, which has the frame's time.</summary>
    Throw,

    /// <summary>Leave the frame out. It still counts for the number of frames after which a walk ends.</summary>
    Skip,

    /// <summary>Deliver the frame as it came, with <see cref="RecordedImage.IsDamaged"/> set.</summary>
    Keep,
}
