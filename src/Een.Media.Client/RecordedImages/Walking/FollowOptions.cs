using Een.Media.Client.RecordedImages.Images;

namespace Een.Media.Client;

/// <summary>How to follow a recording that is still growing. Immutable.</summary>
public sealed class FollowOptions
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>
    /// The longest pause between two questions while nothing new arrives, 250 ms to 1 hour. Between frames the pause follows their
    /// spacing; it doubles while nothing comes, up to this. Default: 16 seconds, the slowest preview rate that the vendor offers.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan MaxPollInterval
    {
        get;
        init => field = value >= s_shortest && value <= s_longest
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxPollInterval), value, "Allow 250 ms to 1 hour.");
    } = TimeSpan.FromSeconds(16);

    /// <summary>How many frames may be fetched ahead of the caller while it catches up, 0 to 64. Default: 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int ReadAhead
    {
        get => Walk.ReadAhead;
        init => Walk = new WalkOptions { ReadAhead = value };
    }

    /// <summary>What becomes of frames that are damaged in the recording. Default: <see cref="DamagedFrameHandling.Throw"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    }

    /// <summary>
    /// Told of each failure that is waited out: the service cannot be reached, or refuses for now. Called from within the enumeration,
    /// before the pause. What it throws, the enumeration throws. Failures are also logged and counted. Default: <see langword="null"/>.
    /// </summary>
    public Action<EenMediaException>? OnInterruption { get; init; }

    internal static TimeSpan MinPollInterval => s_shortest;

    internal WalkOptions Walk { get; private init; } = new();
}
