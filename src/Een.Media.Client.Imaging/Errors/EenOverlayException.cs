namespace Een.Media.Client;

/// <summary>
/// The overlay is not a well-formed SVG document, or exceeds a limit. Parts of a document that are not understood do not throw: see
/// <see cref="OverlayDocument.Skipped"/>.
/// </summary>
public sealed class EenOverlayException : EenImagingException
{
    internal EenOverlayException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
