using Een.Media.Client.Files;
using Een.Media.Client.Imaging.Saving;
using Een.Media.Client.Imaging.Settings;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Encodes and saves bitmaps, such as frames that you have drawn on.</summary>
public static class BitmapSaving
{
    /// <summary>Encodes a bitmap as a JPEG.</summary>
    /// <param name="bitmap">The bitmap. JPEG has no transparency: use an opaque one, such as a decoded frame.</param>
    /// <param name="quality">The quality, 1 to 100. Default: 90.</param>
    /// <returns>The JPEG.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is out of range.</exception>
    /// <exception cref="EenImageException">The bitmap is too large for a JPEG.</exception>
    public static byte[] ToJpeg(this SKBitmap bitmap, int quality = 90)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        Require.Quality(quality, nameof(quality));
        return ImageEncoder.Encode(bitmap, ImageFormat.Jpeg, quality);
    }

    /// <summary>Saves a bitmap as a JPEG, whatever the file's extension is. The file appears when it is complete.</summary>
    /// <param name="bitmap">The bitmap. JPEG has no transparency: use an opaque one, such as a decoded frame.</param>
    /// <param name="path">The file, which is replaced if it exists. Its directory must exist.</param>
    /// <param name="quality">The quality, 1 to 100. Default: 90.</param>
    /// <param name="cancellationToken">Cancels the writing. No file is left behind.</param>
    /// <returns>A task that completes with the file.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="quality"/> is out of range, or <paramref name="path"/> is a device or, on another system than
    /// Windows, a Windows path.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="EenImageException">The bitmap is too large for a JPEG.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its directory may not be written.</exception>
    public static Task SaveJpegAsync(this SKBitmap bitmap, string path, int quality = 90, CancellationToken cancellationToken = default)
    {
        FilePath.Check(path, nameof(path));
        return AtomicFile.WriteAsync(path, bitmap.ToJpeg(quality), cancellationToken);
    }
}
