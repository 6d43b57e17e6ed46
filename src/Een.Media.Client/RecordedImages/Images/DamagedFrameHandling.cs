namespace Een.Media.Client;

/// <summary>
/// What to do with a frame that is damaged in the recording: the service returns the same bytes again, as many as it announces, and they
/// are not a complete JPEG. A frame that was only cut off on its way is fetched again and does not count as damaged. A frame that decoders
/// draw completely, such as a JPEG without an end marker, does not count as damaged either. Every damaged frame is logged and counted.
/// </summary>
public enum DamagedFrameHandling
{
    /// <summary>Throw <see cref="EenDamagedImageException"/>, which has the frame's time.</summary>
    Throw,

    /// <summary>Leave the frame out. It still counts for the number of frames after which a walk ends.</summary>
    Skip,

    /// <summary>Return the frame as received, with <see cref="RecordedImage.IsDamaged"/> set.</summary>
    Keep,
}
