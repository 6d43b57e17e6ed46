using Een.Media.Client.RecordedImages.Images;

namespace Een.Media.Client;

/// <summary>How to walk through several recordings at once. Immutable.</summary>
public sealed class WalkManyOptions
{
    private const int MaxMaxConcurrency = 256;

    /// <summary>The direction of each walk. Default: <see cref="WalkDirection.Forward"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the two directions.</exception>
    public WalkDirection Direction
    {
        get;
        init => field = new WalkOptions { Direction = value }.Direction;
    }

    /// <summary>
    /// The last instant of each walk, included. Default: <see langword="null"/>, to the end of each recording.
    /// </summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The number of frames after which each walk ends, 1 or more. Default: <see langword="null"/>, no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or negative.</exception>
    public int? MaxFramesPerWalk
    {
        get;
        init => field = new WalkOptions { MaxFrames = value }.MaxFrames;
    }

    /// <summary>What to do with frames that are damaged in the recording. Default: <see cref="DamagedFrameHandling.Throw"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    }

    /// <summary>
    /// How many frames of all walks together may be downloading or waiting for the caller, 1 to 256. This bounds the number of requests at
    /// once and the memory. Default: 8.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxConcurrency
    {
        get;
        init => field = value is >= 1 and <= MaxMaxConcurrency
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaxConcurrency), value, $"The number must be between 1 and {MaxMaxConcurrency}.");
    } = 8;

    /// <summary>
    /// Called when a walk has failed. The others continue, and so does this one after a damaged frame
    /// (<see cref="EenDamagedImageException"/>). Called from within the enumeration, never at the same time as the loop's body. Default:
    /// <see langword="null"/>; the failure is thrown and ends all walks.
    /// </summary>
    public Action<RecordedImageRequest, EenMediaException>? OnFailure { get; init; }

    /// <summary>The options of one walk. It does not read ahead: the walks run at once instead.</summary>
    internal WalkOptions CreateWalkOptions() =>
        new() { Direction = Direction, Until = Until, MaxFrames = MaxFramesPerWalk, ReadAhead = 0 };
}
