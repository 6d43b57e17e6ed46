using System.Globalization;
using Een.Media.Client.Http;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>Applies <see cref="DamagedFrameHandling"/>.</summary>
internal static class DamagedFrames
{
    /// <summary>Whether a frame is for the caller. If not, the frame has been disposed.</summary>
    /// <exception cref="EenDamagedImageException">The frame is damaged, and the handling is to throw.</exception>
    public static bool Keeps(RecordedImage image, DamagedFrameHandling handling)
    {
        if (!image.IsDamaged || handling == DamagedFrameHandling.Keep)
            return true;
        int length = image.Data.Length;
        image.Dispose();
        return handling == DamagedFrameHandling.Skip ? false : throw new EenDamagedImageException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The image from {WireTimestamp.Format(image.Timestamp)} is damaged in the recording: "
                    + $"the service returned the same {length} bytes twice, and they are not a complete JPEG. "
                    + $"Continue with the images after it."),
            image.Timestamp)
        {
            Attempts = 2,
        };
    }
}
