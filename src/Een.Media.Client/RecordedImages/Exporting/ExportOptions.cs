using Een.Media.Client.RecordedImages.Images;

namespace Een.Media.Client;

/// <summary>What to export, and where to report progress. Immutable.</summary>
public sealed class ExportOptions
{
    /// <summary>
    /// The direction and the end of the walk, to export every frame. The end and the number of frames apply to the whole export, however
    /// often it is interrupted. While the end is in the future, the export is not complete, and a later run continues it. Default:
    /// <see langword="null"/>, which walks forward to the end of the recording unless <see cref="Sample"/> is set.
    /// </summary>
    public WalkOptions? Walk { get; init; }

    /// <summary>
    /// The instants to export, for a sample instead of a walk. Do not set <see cref="Walk"/> as well. Default: <see langword="null"/>, a
    /// walk.
    /// </summary>
    public SamplePlan? Sample { get; init; }

    /// <summary>
    /// How to take the sample. Allowed only with <see cref="Sample"/>. Default: <see langword="null"/>, the defaults of
    /// <see cref="SampleOptions"/>.
    /// </summary>
    public SampleOptions? Sampling { get; init; }

    /// <summary>
    /// The distance between two frames of a walk, or between a frame and an end of the range, above which the manifest marks a gap;
    /// any time above zero. A sample marks the instants without a frame instead. Default: 1 minute; the vendor's slowest previews are 16 s
    /// apart.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan GapThreshold
    {
        get;
        init => field = value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(GapThreshold), value, "The threshold must be above zero, such as one minute.");
    } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What to do with frames that are damaged in the recording. Takes precedence over the option of the walk or the sample. Kept frames
    /// are saved as received, and the manifest marks them. Default: <see cref="DamagedFrameHandling.Keep"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    } = DamagedFrameHandling.Keep;

    /// <summary>
    /// Receives the progress after each frame, once the frame is in the target and in the manifest. Default: <see langword="null"/>.
    /// </summary>
    public IProgress<ExportProgress>? Progress { get; init; }
}
