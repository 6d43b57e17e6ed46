using Een.Media.Client.RecordedImages.Images;

namespace Een.Media.Client;

/// <summary>How to follow a recording that is still growing. Immutable.</summary>
public sealed class FollowOptions
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>
    /// The longest pause between two requests while no new frame arrives, 250 ms to 1 hour. The pause follows the time between frames, and
    /// doubles up to this value while none arrives. Default: 16 seconds, the slowest preview rate that the vendor offers.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan MaxPollInterval
    {
        get;
        init => field = value >= s_shortest && value <= s_longest
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxPollInterval), value, "The interval must be between 250 ms and 1 hour.");
    } = TimeSpan.FromSeconds(16);

    /// <summary>How many frames the walk may download ahead while the caller catches up, 0 to 64. Default: 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int ReadAhead
    {
        get => Walk.ReadAhead;
        init => Walk = new WalkOptions { ReadAhead = value };
    }

    /// <summary>What to do with frames that are damaged in the recording. Default: <see cref="DamagedFrameHandling.Throw"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public DamagedFrameHandling DamagedFrames
    {
        get;
        init => field = value.Checked(nameof(DamagedFrames));
    }

    /// <summary>
    /// Called for each failure that the walk waits out: the service cannot be reached, or refuses for a while. Called from within the
    /// enumeration, before the pause. If the callback throws, the enumeration ends with that exception. Failures are also logged and
    /// counted. Default: <see langword="null"/>.
    /// </summary>
    public Action<EenMediaException>? OnInterruption { get; init; }

    internal static TimeSpan MinPollInterval => s_shortest;

    internal WalkOptions Walk { get; private init; } = new();
}
