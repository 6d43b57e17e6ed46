using Een.Media.Client.RecordedImages.Images;

namespace Een.Media.Client;

/// <summary>How far and which way to walk. Immutable.</summary>
public sealed class WalkOptions
{
    internal const int DefaultReadAhead = 4;
    internal const long DefaultReadAheadBytes = 64L * 1024 * 1024;
    private const int MaxReadAhead = 64;
    private const int MaxParallelism = 32;

    /// <summary>The direction. Default: <see cref="WalkDirection.Forward"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the two directions.</exception>
    public WalkDirection Direction
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Direction), value, "Use WalkDirection.Forward or Backward.");
    }

    /// <summary>
    /// The last instant that still belongs to the walk, itself included; walking backward, the earliest. Default:
    /// <see langword="null"/>, to the end of the recording.
    /// </summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The number of frames after which the walk ends, 1 or more. Default: <see langword="null"/>, no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or negative.</exception>
    public int? MaxFrames
    {
        get;
        init => field = value is null or > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxFrames), value, "A walk has at least 1 frame; null means no limit.");
    }

    /// <summary>
    /// How many frames may be fetched ahead of the caller, 0 to 64. The next frame is asked for as soon as the headers of the last one
    /// are in, while bodies still download. 0 asks only when the caller does. Default: 4.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int ReadAhead
    {
        get;
        init => field = value is >= 0 and <= MaxReadAhead
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ReadAhead), value, $"Read ahead by 0 to {MaxReadAhead} frames.");
    } = DefaultReadAhead;

    /// <summary>
    /// How many bytes may wait ahead of the caller, 1 or more, in all <see cref="Parallelism"/> places together: beyond it, nothing new is
    /// asked for until the caller has taken a frame. The frame that crosses the limit is still kept. A frame whose length is not known yet
    /// counts as much as the largest ones of late, and 4 MiB before the first one. Default: 64 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or negative.</exception>
    public long ReadAheadBytes
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ReadAheadBytes), value, "Allow 1 byte or more.");
    } = DefaultReadAheadBytes;

    /// <summary>
    /// How many places of the range are walked at once, 1 to 32; the order of the frames stays the same. More than 1 needs
    /// <see cref="Until"/> and a request by timestamp, so that both ends are known, and is refused for main images, which the
    /// service rate-limits. Default: 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Parallelism
    {
        get;
        init => field = value is >= 1 and <= MaxParallelism
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Parallelism), value, $"Parallelism must be between 1 and {MaxParallelism}.");
    } = 1;

    /// <summary>What becomes of frames that are damaged in the recording. Default: <see cref="DamagedFrameHandling.Throw"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    }

    /// <summary>
    /// Whether a walk with <see cref="Parallelism"/> above 1 first lists the recordings of its range
    /// (<see cref="IRecordingsClient.ListAsync"/>) and looks for frames only where there are some. The frames are the same as long as that
    /// list is right: whatever lies more than a second inside of a gap between two listed intervals may be missed. Saves requests where
    /// recordings are few and far between; the list takes one or more itself, and memory for each of its gaps. Has no effect with a
    /// parallelism of 1, where the service's page tokens lead over a gap at no cost. Default: <see langword="false"/>.
    /// </summary>
    public bool SkipGaps { get; init; }
}
