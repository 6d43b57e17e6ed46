using Een.Media.Client.Imaging.Editing;
using Een.Media.Client.Imaging.Saving;
using Een.Media.Client.Imaging.Settings;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Edits single images: privacy areas, overlays, crop, size, stamp.</summary>
public static class FrameEditing
{
    /// <summary>Decodes an image and edits it.</summary>
    /// <param name="image">The image. It may be disposed once this returns.</param>
    /// <param name="edits">What to do.</param>
    /// <returns>The edited bitmap. The caller disposes it.</returns>
    /// <exception cref="EenImageException">The JPEG is broken, or larger than allowed.</exception>
    /// <exception cref="EenOverlayException">The overlay is to be drawn, and cannot be parsed.</exception>
    public static SKBitmap ToBitmap(this RecordedImage image, FrameEdits edits)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(edits);
        return FrameEditor.Apply(image, edits);
    }

    /// <summary>Edits an image and encodes the result as a new JPEG. No metadata of the original is kept.</summary>
    /// <param name="image">The image. It may be disposed once this returns.</param>
    /// <param name="edits">What to do.</param>
    /// <param name="quality">The quality of the JPEG, 1 to 100. Default: 90.</param>
    /// <returns>The JPEG.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is out of range.</exception>
    /// <exception cref="EenImageException">The JPEG is broken, or larger than allowed.</exception>
    /// <exception cref="EenOverlayException">The overlay is to be drawn, and cannot be parsed.</exception>
    public static byte[] ToJpeg(this RecordedImage image, FrameEdits edits, int quality = 90)
    {
        Require.Quality(quality, nameof(quality));
        using SKBitmap bitmap = image.ToBitmap(edits);
        return ImageEncoder.Encode(bitmap, ImageFormat.Jpeg, quality);
    }
}
