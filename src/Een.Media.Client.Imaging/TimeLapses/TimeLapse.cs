using Een.Media.Client.Imaging.Saving;
using Een.Media.Client.Files;
using Een.Media.Client.Imaging.TimeLapses;

namespace Een.Media.Client;

/// <summary>Makes a film of frames, one or a few of which are in memory at a time.</summary>
public static class TimeLapse
{
    /// <summary>Writes a time-lapse as a file. It appears under its name when it is complete; whatever goes wrong leaves nothing behind.</summary>
    /// <param name="frames">The frames, such as a walk or a sample. Each is disposed here as soon as it is written.</param>
    /// <param name="path">The file, which is replaced if it exists. Its name says the format (<c>.avi</c>, <c>.webp</c>, <c>.mp4</c>) unless the options do.</param>
    /// <param name="options">Rate, size, stamps; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the work; no file is left behind.</param>
    /// <returns>What it turned out to be.</returns>
    /// <exception cref="ArgumentException">
    /// The name says no format, the options contradict each other, or <paramref name="path"/> is a device or, on another system than Windows, a
    /// path of Windows.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="EenTimeLapseException">There were no frames, the file would get too large, or <c>ffmpeg</c> is missing or failed.</exception>
    /// <exception cref="EenMediaException">The frames could not be fetched.</exception>
    /// <exception cref="IOException">The file system refused.</exception>
    public static async Task<TimeLapseResult> SaveAsync(
        IAsyncEnumerable<RecordedImage> frames, string path, TimeLapseOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        FilePath.Check(path, nameof(path));
        options ??= new TimeLapseOptions();
        CheckRate(options);
        TimeLapseFormat format = options.Format ?? FormatOf(path);
        using PendingFile file = PendingFile.For(path);
        TimeLapseResult result = await new TimeLapseRecorder(options, format).RunAsync(frames, file, cancellationToken).ConfigureAwait(false);
        file.Complete();
        return result;
    }

    /// <summary>
    /// Writes a time-lapse to a stream, which need not be seekable. It is made in a temporary file first: as long as anything can go
    /// wrong with the frames, the stream gets nothing.
    /// </summary>
    /// <param name="frames">The frames, such as a walk or a sample. Each is disposed here as soon as it is written.</param>
    /// <param name="destination">Where to write. Not flushed, not disposed.</param>
    /// <param name="options">Format, rate, size, stamps; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What it turned out to be.</returns>
    /// <exception cref="ArgumentException">The options contradict each other, or the stream cannot be written.</exception>
    /// <exception cref="EenTimeLapseException">There were no frames, the file would get too large, or <c>ffmpeg</c> is missing or failed.</exception>
    /// <exception cref="EenMediaException">The frames could not be fetched.</exception>
    /// <exception cref="IOException">The file system, or the stream, refused.</exception>
    public static async Task<TimeLapseResult> WriteAsync(
        IAsyncEnumerable<RecordedImage> frames, Stream destination, TimeLapseOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
            throw new ArgumentException("The stream cannot be written to.", nameof(destination));
        options ??= new TimeLapseOptions();
        CheckRate(options);
        using PendingFile file = PendingFile.Passing();
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
            throw new ArgumentException("Set FramesPerSecond or TargetLength, not both: each follows from the other.", nameof(options));
    }

    private static TimeLapseFormat FormatOf(string path)
    {
        string extension = Path.GetExtension(path);
        return Is(".avi") ? TimeLapseFormat.MotionJpegAvi
            : Is(".webp") ? TimeLapseFormat.AnimatedWebp
            : Is(".mp4") ? TimeLapseFormat.Mp4
            : throw new ArgumentException($"\"{extension}\" names no format of time-lapses: use .avi, .webp or .mp4, or set TimeLapseOptions.Format.", nameof(path));
        bool Is(string known) => extension.Equals(known, StringComparison.OrdinalIgnoreCase);
    }
}
