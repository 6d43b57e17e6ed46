using Een.Media.Client.Files;
using Een.Media.Client.Imaging.TimeLapses;

namespace Een.Media.Client;

/// <summary>
/// Makes a video of frames. Only one frame or a few are in memory at a time. The video does not show which instants of a sample have no
/// frame: set <see cref="SampleOptions.OnGap"/> to get them.
/// </summary>
public static class TimeLapse
{
    /// <summary>Writes a time-lapse to a file. The file appears when it is complete. A failure leaves nothing behind.</summary>
    /// <param name="frames">The frames, such as a walk or a sample. Each is disposed here once it is written.</param>
    /// <param name="path">
    /// The file. An existing file is replaced, and keeps its rights on Unix. A read-only file is refused. The extension gives the format
    /// (<c>.avi</c>, <c>.webp</c>, <c>.mp4</c>) unless the options do.
    /// </param>
    /// <param name="options">Frame rate, edits and limits. <see langword="null"/> uses the defaults.</param>
    /// <param name="cancellationToken">Cancels the work. No file is left behind.</param>
    /// <returns>Facts about the video that was written.</returns>
    /// <exception cref="ArgumentException">
    /// The file name has no known extension, the options contradict each other, or <paramref name="path"/> is a device or, on another
    /// system than Windows, a Windows path.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="EenTimeLapseException">
    /// There were no frames, the file would be too large, or <c>ffmpeg</c> is missing or failed.
    /// </exception>
    /// <exception cref="EenMediaException">The frames could not be fetched.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its directory may not be written.</exception>
    public static async Task<TimeLapseResult> SaveAsync(
        IAsyncEnumerable<RecordedImage> frames,
        string path,
        TimeLapseOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        FilePath.Check(path, nameof(path));
        options ??= new TimeLapseOptions();
        CheckRate(options);
        TimeLapseFormat format = options.Format ?? FormatOf(path);
        using PendingVideo file = PendingVideo.For(path);
        Exception translated = null!;
        try
        {
            TimeLapseResult result = await new TimeLapseRecorder(options, format)
                .RunAsync(frames, file, cancellationToken).ConfigureAwait(false);
            file.Complete();
            return result;
        }
        catch (Exception e) when (file.IsNamedIn(e, out translated))
        {
            throw translated;
        }
    }

    /// <summary>
    /// Writes a time-lapse to a stream, which need not be seekable. The video is first completed in a temporary file. If that fails,
    /// nothing is written to the stream.
    /// </summary>
    /// <param name="frames">The frames, such as a walk or a sample. Each is disposed here once it is written.</param>
    /// <param name="destination">Where to write. Not flushed, not disposed.</param>
    /// <param name="options">Format, frame rate, edits and limits. <see langword="null"/> uses the defaults.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Facts about the video that was written.</returns>
    /// <exception cref="ArgumentException">The options contradict each other, or the stream cannot be written.</exception>
    /// <exception cref="EenTimeLapseException">
    /// There were no frames, the file would be too large, or <c>ffmpeg</c> is missing or failed.
    /// </exception>
    /// <exception cref="EenMediaException">The frames could not be fetched.</exception>
    /// <exception cref="IOException">A file or the stream could not be written.</exception>
    public static async Task<TimeLapseResult> WriteAsync(
        IAsyncEnumerable<RecordedImage> frames,
        Stream destination,
        TimeLapseOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
            throw new ArgumentException("The stream must be writable.", nameof(destination));
        options ??= new TimeLapseOptions();
        CheckRate(options);
        using PendingVideo file = PendingVideo.Temporary();
        TimeLapseResult result = await new TimeLapseRecorder(options, options.Format ?? TimeLapseFormat.MotionJpegAvi)
            .RunAsync(frames, file, cancellationToken).ConfigureAwait(false);
        FileStream whole = file.Open();
        await using (whole.ConfigureAwait(false))
            await whole.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static void CheckRate(TimeLapseOptions options)
    {
        if (options is { FramesPerSecond: not null, TargetLength: not null })
            throw new ArgumentException("Set FramesPerSecond or TargetLength, not both.", nameof(options));
    }

    private static TimeLapseFormat FormatOf(string path)
    {
        string extension = Path.GetExtension(path);
        return Is(".avi") ? TimeLapseFormat.MotionJpegAvi
            : Is(".webp") ? TimeLapseFormat.AnimatedWebp
            : Is(".mp4") ? TimeLapseFormat.Mp4
            : throw new ArgumentException(
                $"\"{extension}\" is not the extension of a video format. Use .avi, .webp or .mp4, or set TimeLapseOptions.Format.",
                nameof(path));
        bool Is(string known) => extension.Equals(known, StringComparison.OrdinalIgnoreCase);
    }
}
