namespace Een.Media.Client;

/// <summary>Which of a camera's two recordings an image is taken from.</summary>
public enum StreamType
{
    /// <summary>Small images (typically 640×360) at about one per second. Not rate-limited.</summary>
    Preview,

    /// <summary>Full-resolution images. Rate-limited by the service, and only where a full recording exists.</summary>
    Main,
}
