using Een.Media.Client.Imaging.ContactSheets;
using Een.Media.Client.Imaging.Decoding;
using Een.Media.Client.Imaging.Saving;
using Een.Media.Client.Imaging;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Frames side by side on one picture, each with its time. Dispose it.</summary>
public sealed class ContactSheet : IDisposable
{
    internal ContactSheet(SKBitmap bitmap) => Bitmap = bitmap;

    /// <summary>The sheet. Belongs to this object.</summary>
    public SKBitmap Bitmap { get; }

    /// <summary>How many frames are on it, those that could not be decoded included.</summary>
    public required int FrameCount { get; init; }

    /// <summary>How many of them could not be decoded. Their places are marked.</summary>
    public required int BrokenFrameCount { get; init; }

    /// <summary>The gaps that are marked on it.</summary>
    public required IReadOnlyList<FrameGap> Gaps { get; init; }

    /// <summary>The first frame's time; <see langword="null"/> without frames.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>The last frame's time; <see langword="null"/> without frames.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>Whether there were more frames than the sheet has room for.</summary>
    public required bool HasMore { get; init; }

    /// <summary>
    /// Puts frames on one sheet, as many as it has room for; no more are asked for than that and one. Only the sheet and one frame are
    /// in memory at a time.
    /// </summary>
    /// <param name="frames">The frames, such as a walk or a sample. Each is disposed here as soon as it is drawn.</param>
    /// <param name="options">The looks; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The sheet, for the caller to dispose. Without a single frame it says so.</returns>
    /// <exception cref="ArgumentException">The sheet would be larger than a picture may be.</exception>
    /// <exception cref="EenMediaException">The frames could not be fetched.</exception>
    public static async Task<ContactSheet> CreateAsync(
        IAsyncEnumerable<RecordedImage> frames, ContactSheetOptions? options = null, CancellationToken cancellationToken = default)
    {
        await foreach (ContactSheet sheet in CreatePagesAsync(frames, options, cancellationToken).ConfigureAwait(false))
            return sheet;
        throw new InvalidOperationException("There is always a first page.");
    }

    /// <summary>Puts frames on as many sheets as they need. Only one sheet and one frame are in memory at a time.</summary>
    /// <param name="frames">The frames, such as a walk or a sample. Each is disposed here as soon as it is drawn.</param>
    /// <param name="options">The looks; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>At least one sheet. Each is for the caller to dispose.</returns>
    /// <exception cref="ArgumentException">The sheets would be larger than a picture may be.</exception>
    /// <exception cref="EenMediaException">While enumerating: the frames could not be fetched.</exception>
    public static IAsyncEnumerable<ContactSheet> CreatePagesAsync(
        IAsyncEnumerable<RecordedImage> frames, ContactSheetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        options ??= new ContactSheetOptions();
        SheetLayout.Check(options);
        return new SheetMaker(options).RunAsync(frames, cancellationToken);
    }

    /// <summary>The sheet as the bytes of a picture file.</summary>
    /// <param name="format">The format.</param>
    /// <param name="quality">The quality, 1 to 100; PNG has none. Default: 85.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is out of range.</exception>
    /// <exception cref="EenImageException">The sheet is larger than the format can hold.</exception>
    public byte[] Encode(ImageFormat format, int quality = 85)
    {
        Require.Between(quality, 1, 100, nameof(quality));
        return ImageEncoder.Encode(Bitmap, format, quality);
    }

    /// <summary>Saves the sheet in the format that the file's name says: <c>.jpg</c>, <c>.png</c> or <c>.webp</c>. Nobody ever sees half a file.</summary>
    /// <param name="path">The file, which is replaced if it exists. Its directory must exist.</param>
    /// <param name="quality">The quality, 1 to 100; PNG has none. Default: 85.</param>
    /// <param name="cancellationToken">Ends the writing; no file is left behind.</param>
    /// <returns>A task that ends when the file is complete.</returns>
    /// <exception cref="ArgumentException">
    /// The name says no format, <paramref name="quality"/> is out of range, or <paramref name="path"/> is a device or, on another system than
    /// Windows, a path of Windows.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="EenImageException">The sheet is larger than the format can hold.</exception>
    /// <exception cref="IOException">The file system refused.</exception>
    public async Task SaveAsync(string path, int quality = 85, CancellationToken cancellationToken = default)
    {
        FilePath.Check(path, nameof(path));
        byte[] bytes = Encode(ImageEncoder.FormatOf(path, nameof(path)), quality);
        using PendingFile file = PendingFile.For(path);
        await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        file.Complete();
    }

    /// <summary>Frees the picture.</summary>
    public void Dispose() => Bitmap.Dispose();
}
