using System.Globalization;
using Een.Media.Client.RecordedImages.Images;

namespace Een.Media.Client;

/// <summary>How to take a sample. Immutable.</summary>
public sealed class SampleOptions
{
    internal const int DefaultParallelism = 4;
    private const int MaxParallelism = 32;

    /// <summary>
    /// How many instants are asked about at once, 1 to 32; so many frames at most wait for the caller. Main images allow only 1: the
    /// service rate-limits them, and asking for several at once makes the wait no shorter. Default: <see langword="null"/>, which
    /// is 4 for previews and 1 for main images.
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
                string.Create(CultureInfo.InvariantCulture, $"Ask about 1 to {MaxParallelism} instants at once."));
    }

    /// <summary>
    /// How much later than its instant a frame may be, 0 or more; a later one leaves the instant without a frame. With a tolerance of the
    /// interval or more, one frame may stand for several instants, and is returned once. Default: <see langword="null"/>, up to the next
    /// instant of the grid, itself not included.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? Tolerance
    {
        get;
        init => field = value is null || value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "A frame is never earlier than its instant; give 0 or more.");
    }

    /// <summary>
    /// Told of each instant without a frame, in order and at its place between the frames: after the caller has asked for the next
    /// frame and before it gets it. What it throws, the enumeration throws. Default: <see langword="null"/>.
    /// </summary>
    public Action<SampleGap>? OnGap { get; init; }

    /// <summary>What becomes of frames that are damaged in the recording. Default: <see cref="DamagedFrameHandling.Throw"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    }

    /// <summary>
    /// Whether the recordings of the range are listed first (<see cref="IRecordingsClient.ListAsync"/>), and instants in a gap are not
    /// asked about at all. The frames are the same as long as that list is right: whatever lies more than a second inside of a gap between
    /// two listed intervals may be missed. <see cref="SampleGap.NextFrame"/> of an instant that was not asked about is the beginning of the
    /// next interval in the list. Saves requests where gaps are many and <see cref="Tolerance"/> is short (with the default tolerance, the
    /// frame behind a gap is wanted anyway); the list takes one or more itself, and
    /// memory for each of its gaps. Default: <see langword="false"/>.
    /// </summary>
    public bool SkipGaps { get; init; }
}
