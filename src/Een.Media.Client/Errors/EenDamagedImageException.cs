namespace Een.Media.Client;

/// <summary>
/// A frame is damaged in the recording: the service returned the same bytes twice, as many as it announced, and they are not a complete
/// JPEG. Fetching it again does not help. Later frames can still be read: continue after <see cref="Timestamp"/>, or set
/// <see cref="DamagedFrameHandling.Skip"/> or <see cref="DamagedFrameHandling.Keep"/>.
/// </summary>
public sealed class EenDamagedImageException : EenProtocolException
{
    internal EenDamagedImageException(string message, DateTimeOffset timestamp)
        : base(message)
    {
        Timestamp = timestamp;
    }

    /// <summary>The time of the damaged frame, in UTC.</summary>
    public DateTimeOffset Timestamp { get; }
}
