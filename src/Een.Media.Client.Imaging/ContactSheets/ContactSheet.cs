using Een.Media.Client.Files;
using Een.Media.Client.Imaging.ContactSheets;
using Een.Media.Client.Imaging.Saving;
using Een.Media.Client.Imaging.Settings;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Frames side by side on one image, each with its time. The caller disposes it.</summary>
public sealed class ContactSheet : IDisposable
{
    internal ContactSheet(SKBitmap bitmap) => Bitmap = bitmap;

    /// <summary>The image of the sheet. It is disposed with this object.</summary>
    public SKBitmap Bitmap { get; }

    /// <summary>The number of frames on the sheet, including those that could not be decoded.</summary>
    public required int FrameCount { get; init; }

    /// <summary>The number of frames that could not be decoded. Their tiles say so.</summary>
    public required int BrokenFrameCount { get; init; }

    /// <summary>The number of frames without their overlay, because it could not be parsed.</summary>
    public required int UnreadableOverlayCount { get; init; }

    /// <summary>The number of frames whose overlay has parts that were not understood (<see cref="OverlayDocument.Skipped"/>).</summary>
    public required int IncompleteOverlayCount { get; init; }

    /// <summary>The gaps that the sheet shows.</summary>
    public required IReadOnlyList<FrameGap> Gaps { get; init; }

    /// <summary>The time of the first frame, or <see langword="null"/> if there is none.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>The time of the last frame, or <see langword="null"/> if there is none.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>Whether there were more frames than fit on the sheet.</summary>
    public required bool HasMore { get; init; }

    /// <summary>
    /// Puts as many frames as fit on one sheet. One more frame is read, to find out whether more follow. Only the sheet and one frame are
    /// in memory at a time.
    /// </summary>
    /// <param name="frames">The frames, such as a walk or a sample. Each is disposed here once it is drawn.</param>
    /// <param name="options">The layout and appearance. <see langword="null"/> uses the defaults.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The sheet. The caller disposes it. Without frames, its headline says so.</returns>
    /// <exception cref="ArgumentException">The sheet would exceed the size limit of an image.</exception>
    /// <exception cref="EenMediaException">The frames could not be fetched.</exception>
    public static async Task<ContactSheet> CreateAsync(
        IAsyncEnumerable<RecordedImage> frames, ContactSheetOptions? options = null, CancellationToken cancellationToken = default)
    {
        await foreach (ContactSheet sheet in CreatePagesAsync(frames, options, cancellationToken).ConfigureAwait(false))
            return sheet;
        throw new InvalidOperationException("A first page always exists.");
    }

    /// <summary>Puts frames on as many sheets as needed. Only one sheet and one frame are in memory at a time.</summary>
    /// <param name="frames">The frames, such as a walk or a sample. Each is disposed here once it is drawn.</param>
    /// <param name="options">The layout and appearance. <see langword="null"/> uses the defaults.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>At least one sheet. The caller disposes each.</returns>
    /// <exception cref="ArgumentException">The sheets would exceed the size limit of an image.</exception>
    /// <exception cref="EenMediaException">While enumerating: the frames could not be fetched.</exception>
    public static IAsyncEnumerable<ContactSheet> CreatePagesAsync(
        IAsyncEnumerable<RecordedImage> frames, ContactSheetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        options ??= new ContactSheetOptions();
        SheetLayout.Check(options);
        return new SheetMaker(options).RunAsync(frames, cancellationToken);
    }

    /// <summary>Encodes the sheet as an image file.</summary>
    /// <param name="format">The format.</param>
    /// <param name="quality">The quality, 1 to 100. PNG ignores it. Default: 85.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is out of range.</exception>
    /// <exception cref="EenImageException">The sheet is too large for the format.</exception>
    public byte[] Encode(ImageFormat format, int quality = 85)
    {
        Require.Quality(quality, nameof(quality));
        return ImageEncoder.Encode(Bitmap, format, quality);
    }

    /// <summary>
    /// Saves the sheet. The file name's extension gives the format: <c>.jpg</c>, <c>.png</c> or <c>.webp</c>. The file appears when it is
    /// complete.
    /// </summary>
    /// <param name="path">The file, which is replaced if it exists. Its directory must exist.</param>
    /// <param name="quality">The quality, 1 to 100. PNG ignores it. Default: 85.</param>
    /// <param name="cancellationToken">Cancels the writing. No file is left behind.</param>
    /// <returns>A task that completes with the file.</returns>
    /// <exception cref="ArgumentException">
    /// The file name has no known extension, <paramref name="quality"/> is out of range, or <paramref name="path"/> is a device or, on
    /// another system than Windows, a Windows path.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="EenImageException">The sheet is too large for the format.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its directory may not be written.</exception>
    public Task SaveAsync(string path, int quality = 85, CancellationToken cancellationToken = default)
    {
        FilePath.Check(path, nameof(path));
        byte[] bytes = Encode(ImageEncoder.FormatOf(path, nameof(path)), quality);
        return AtomicFile.WriteAsync(path, bytes, cancellationToken);
    }

    /// <summary>Frees the image.</summary>
    public void Dispose() => Bitmap.Dispose();
}
