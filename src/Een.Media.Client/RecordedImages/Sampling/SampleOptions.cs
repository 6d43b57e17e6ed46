using System.Globalization;
using Een.Media.Client.RecordedImages.Images;

namespace Een.Media.Client;

/// <summary>How to take a sample. Immutable.</summary>
public sealed class SampleOptions
{
    internal const int DefaultParallelism = 4;
    private const int MaxParallelism = 32;

    /// <summary>
    /// How many instants are requested at once, 1 to 32. At most that many frames wait for the caller. Main images allow only 1: the
    /// service rate-limits them, and several requests at once are not faster. Default: <see langword="null"/>, which means 4 for
    /// previews and 1 for main images.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int? Parallelism
    {
        get;
        init => field = value is null or (>= 1 and <= MaxParallelism)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Parallelism),
                value,
                string.Create(CultureInfo.InvariantCulture, $"Parallelism must be between 1 and {MaxParallelism}."));
    }

    /// <summary>
    /// How much later than its instant a frame may be, 0 or more. If the first frame is later, the instant has no frame. With a tolerance
    /// of the interval or more, one frame may serve several instants; it is returned once. Default: <see langword="null"/>, which accepts
    /// frames before the next instant of the grid.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? Tolerance
    {
        get;
        init => field = value is null || value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "The tolerance must be 0 or more.");
    }

    /// <summary>
    /// Called for each instant without a frame, in order, between the frames around it: after the caller has asked for the next frame and
    /// before it gets it. If the callback throws, the enumeration ends with that exception. Default: <see langword="null"/>.
    /// </summary>
    public Action<SampleGap>? OnGap { get; init; }

    /// <summary>What to do with frames that are damaged in the recording. Default: <see cref="DamagedFrameHandling.Throw"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    }

    /// <summary>
    /// Whether to list the recordings of the range first (<see cref="IRecordingsClient.ListAsync"/>) and send no request for instants in a
    /// gap. The frames are the same as long as that list is right: a frame more than a second inside a gap between two listed intervals may
    /// be missed. For an instant without a request, <see cref="SampleGap.NextFrame"/> is the beginning of the next listed interval. This
    /// saves requests where gaps are many and <see cref="Tolerance"/> is short; with the default tolerance, the frame after a gap is needed
    /// anyway. The list itself takes one or more requests, and memory for each of its gaps. Default: <see langword="false"/>.
    /// </summary>
    public bool SkipGaps { get; init; }
}
