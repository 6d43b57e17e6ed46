namespace Een.Media.Client;

/// <summary>How far and which way to walk. Immutable.</summary>
public sealed class WalkOptions
{
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
}
