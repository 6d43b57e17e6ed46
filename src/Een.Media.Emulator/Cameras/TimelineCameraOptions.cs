namespace Een.Media.Emulator;

/// <summary>How a camera made from a list of instants behaves.</summary>
public sealed record TimelineCameraOptions
{
    /// <summary>
    /// The exact size of every frame in bytes, reached by padding in front of the picture data, for measurements of bandwidth.
    /// <see langword="null"/>, the default: no padding, about a kilobyte. 4,096 to 16,777,216. Frames that are asked for scaled or with boxes are padded too.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of that range.</exception>
    public int? FrameBytes
    {
        get;
        init => field = value is null or (>= 4096 and <= 16 << 20)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Frames can be 4,096 to 16,777,216 bytes long.");
    }

    /// <summary>Frames further apart than this, 0 or more, belong to different recording intervals. Default: one minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan MaximumSpacing
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A spacing is not negative.");
    } = TimeSpan.FromMinutes(1);
}
