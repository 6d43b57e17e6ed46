namespace Een.Media.Client;

/// <summary>
/// A time-lapse could not be written: there were no frames, the file would be too large, or <c>ffmpeg</c> is missing or failed.
/// No file is left behind.
/// </summary>
public sealed class EenTimeLapseException : EenImagingException
{
    internal EenTimeLapseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
