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
    /// The last instant of the walk, included; for a walk backward, the earliest instant. Default: <see langword="null"/>, to the end of
    /// the recording.
    /// </summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The number of frames after which the walk ends, 1 or more. Default: <see langword="null"/>, no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or negative.</exception>
    public int? MaxFrames
    {
        get;
        init => field = value is null or > 0
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaxFrames), value, "The number of frames must be 1 or more; null means no limit.");
    }

    /// <summary>
    /// How many frames the walk may download ahead of the caller, 0 to 64. It requests the next frame as soon as the headers of the last
    /// one have arrived, while bodies still download. With 0, it requests a frame only when the caller does. Default: 4.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int ReadAhead
    {
        get;
        init => field = value is >= 0 and <= MaxReadAhead
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ReadAhead), value, $"The number of frames must be between 0 and {MaxReadAhead}.");
    } = DefaultReadAhead;

    /// <summary>
    /// How many bytes may wait for the caller, 1 or more, over the whole <see cref="Parallelism"/>. Beyond this limit, no new frame is
    /// requested until the caller has taken one. The frame that crosses the limit is still kept. A frame whose length is not known yet
    /// counts as much as the largest recent ones, or 4 MiB before the first one. Default: 64 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or negative.</exception>
    public long ReadAheadBytes
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ReadAheadBytes), value, "The number of bytes must be 1 or more.");
    } = DefaultReadAheadBytes;

    /// <summary>
    /// How many parts of the range are walked at once, 1 to 32. The order of the frames stays the same. A value above 1 needs
    /// <see cref="Until"/> and a request by timestamp, so that both ends are known. It is not allowed for main images, because the service
    /// rate-limits them. Default: 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Parallelism
    {
        get;
        init => field = value is >= 1 and <= MaxParallelism
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Parallelism), value, $"Parallelism must be between 1 and {MaxParallelism}.");
    } = 1;

    /// <summary>What to do with frames that are damaged in the recording. Default: <see cref="DamagedFrameHandling.Throw"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    }

    /// <summary>
    /// Whether a walk with <see cref="Parallelism"/> above 1 first lists the recordings of its range
    /// (<see cref="IRecordingsClient.ListAsync"/>) and requests frames only within them. The frames are the same as long as that list is
    /// right: a frame more than a second inside a gap between two listed intervals may be missed. This saves requests where recordings are
    /// few and far between. The list itself takes one or more requests, and memory for each of its gaps. It has no effect with a
    /// parallelism of 1, because the service's page tokens lead over a gap at no cost. Default: <see langword="false"/>.
    /// </summary>
    public bool SkipGaps { get; init; }
}
