using Een.Media.Client.Imaging.Settings;

namespace Een.Media.Client;

/// <summary>The format, frame rate, edits and limits of a time-lapse. Immutable.</summary>
public sealed record TimeLapseOptions
{
    /// <summary>The default of <see cref="FramesPerSecond"/>.</summary>
    public const double DefaultFramesPerSecond = 10;

    /// <summary>
    /// The format. <see langword="null"/> (the default) takes it from the file's extension, and uses
    /// <see cref="TimeLapseFormat.MotionJpegAvi"/> for a stream.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three formats.</exception>
    public TimeLapseFormat? Format
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Format), value, "Use MotionJpegAvi, AnimatedWebp or Mp4.");
    }

    /// <summary>
    /// Frames played per second, 0.01 to 240. <see langword="null"/> (the default) uses the rate that <see cref="TargetLength"/> needs, or
    /// <see cref="DefaultFramesPerSecond"/> without one. Set at most one of the two.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double? FramesPerSecond
    {
        get;
        init => field = value is { } rate ? Require.Between(rate, 0.01, 240) : null;
    }

    /// <summary>
    /// The duration of the video, 10 ms to one day, for any number of frames. Exact to a millisecond. <see langword="null"/> (the default)
    /// lets <see cref="FramesPerSecond"/> decide.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan? TargetLength
    {
        get;
        init => field = value is { } length ? Require.Between(length, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1)) : null;
    }

    /// <summary>
    /// The edits of each frame. Default: none, so that an AVI contains the recorded JPEGs. Frames of another size than the first are fitted
    /// into the size of the first.
    /// </summary>
    public FrameEdits Edits { get; init; } = new();

    /// <summary>The quality of frames that are encoded, 1 to 100. Default: 80.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Quality
    {
        get;
        init => field = Require.Quality(value);
    }
    = 80;

    /// <summary>Receives a report after each frame. Default: <see langword="null"/>.</summary>
    public IProgress<TimeLapseProgress>? Progress { get; init; }

    /// <summary>
    /// The largest size of an AVI or WebP in bytes, 1 to 2,147,483,647 (the default, and the limit of an AVI's index). A larger file throws
    /// <see cref="EenTimeLapseException"/>: split the frames, make them smaller (<see cref="FrameEdits.MaxWidth"/>), or write an MP4.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxBytes
    {
        get;
        init => field = Require.AtLeastOne(value)!.Value;
    }
    = int.MaxValue;

    /// <summary>
    /// The path of the <c>ffmpeg</c> program, for <see cref="TimeLapseFormat.Mp4"/>. <see langword="null"/> (the default) searches the
    /// PATH.
    /// </summary>
    public string? FfmpegPath { get; init; }
}
