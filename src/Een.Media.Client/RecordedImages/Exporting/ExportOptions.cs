using Een.Media.Client.RecordedImages.Images;

namespace Een.Media.Client;

/// <summary>What to export, and whom to tell. Immutable.</summary>
public sealed class ExportOptions
{
    /// <summary>
    /// How far and which way to walk, if every frame is wanted. The end and the number of frames are those of the whole export, however
    /// often it is interrupted. While the end is still to come, the export is not complete, and a later run goes on. Default:
    /// <see langword="null"/>, forward to the end of the recording, unless <see cref="Sample"/> is set.
    /// </summary>
    public WalkOptions? Walk { get; init; }

    /// <summary>The instants, if a sample is wanted. Excludes <see cref="Walk"/>. Default: <see langword="null"/>, a walk.</summary>
    public SamplePlan? Sample { get; init; }

    /// <summary>
    /// Parallelism, tolerance and gaps of the sample. Default: <see langword="null"/>, the defaults of <see cref="SampleOptions"/>.
    /// </summary>
    public SampleOptions? Sampling { get; init; }

    /// <summary>
    /// The distance between two frames of a walk, or between a frame and an end of the range, above which the manifest marks a gap;
    /// any time above zero. (A sample marks the instants without a frame.) Default: 1 minute; the vendor's slowest previews are 16 s apart.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan GapThreshold
    {
        get;
        init => field = value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(GapThreshold), value, "Give a distance above zero, such as one minute.");
    } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What becomes of frames that are damaged in the recording, in place of the option of the walk or the sample. Kept ones are saved as
    /// they came, and the manifest marks them. Default: <see cref="DamagedFrameHandling.Keep"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    } = DamagedFrameHandling.Keep;

    /// <summary>Told after each frame that is safely in the directory and in the manifest. Default: <see langword="null"/>.</summary>
    public IProgress<ExportProgress>? Progress { get; init; }
}
