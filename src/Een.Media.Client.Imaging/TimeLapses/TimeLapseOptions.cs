using Een.Media.Client.Imaging;

namespace Een.Media.Client;

/// <summary>What a time-lapse is like. Immutable.</summary>
public sealed record TimeLapseOptions
{
    /// <summary>The default of <see cref="FramesPerSecond"/>.</summary>
    public const double DefaultFramesPerSecond = 10;

    /// <summary>
    /// The format; <see langword="null"/> (the default) takes it from the file's name, and for a stream
    /// <see cref="TimeLapseFormat.MotionJpegAvi"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one of the three.</exception>
    public TimeLapseFormat? Format
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Format), value, "Use MotionJpegAvi, AnimatedWebp or Mp4.");
    }

    /// <summary>
    /// Frames played per second, 0.01 to 240; <see langword="null"/> (the default) for <see cref="DefaultFramesPerSecond"/>, or for
    /// whatever <see cref="TargetLength"/> needs. Set one of the two.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double? FramesPerSecond
    {
        get;
        init => field = value is { } rate ? Require.Between(rate, 0.01, 240) : null;
    }

    /// <summary>
    /// How long the whole plays, 10 ms to one day, however many frames there are; <see langword="null"/> (the default) for as long as
    /// they take. Exact to a millisecond.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan? TargetLength
    {
        get;
        init => field = value is { } length ? Require.Between(length, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1)) : null;
    }

    /// <summary>
    /// What is done to each frame. Default: nothing, and then an AVI holds the very JPEGs that were recorded. Frames of another size
    /// than the first are fitted into its size.
    /// </summary>
    public FrameEdits Edits { get; init; } = new();

    /// <summary>The quality where frames are encoded, 1 to 100. Default: 80.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Quality
    {
        get;
        init => field = Require.Between(value, 1, 100);
    }
    = 80;

    /// <summary>Told after each frame; <see langword="null"/> (the default) for nobody.</summary>
    public IProgress<TimeLapseProgress>? Progress { get; init; }

    /// <summary>
    /// The most bytes that an AVI or WebP may get, 1 to 2,147,483,647 (the default, and as much as an AVI's index can reach). Going
    /// beyond it throws; split the frames, make them smaller (<see cref="FrameEdits.MaxWidth"/>), or write an MP4.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxBytes
    {
        get;
        init => field = Require.AtLeastOne(value)!.Value;
    }
    = int.MaxValue;

    /// <summary>The <c>ffmpeg</c> program, for <see cref="TimeLapseFormat.Mp4"/>; <see langword="null"/> (the default) looks for it on the PATH.</summary>
    public string? FfmpegPath { get; init; }
}
