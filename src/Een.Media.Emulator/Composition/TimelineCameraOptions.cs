namespace Een.Media.Emulator;

/// <summary>Options of <see cref="EmulatedCamera.FromTimeline"/>.</summary>
public sealed record TimelineCameraOptions
{
    /// <summary>
    /// The exact size of every frame in bytes, 4,096 to 16,777,216, for measurements of bandwidth. Frames are padded in front of the image
    /// data, scaled ones and those with overlays too. <see langword="null"/>, the default: no padding, about a kilobyte.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public int? FrameBytes
    {
        get;
        init => field = value is null or (>= 4096 and <= 16 << 20)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "FrameBytes must be from 4,096 to 16,777,216.");
    }

    /// <summary>Frames further apart than this, 0 or more, belong to different recording intervals. Default: one minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The spacing is negative.</exception>
    public TimeSpan MaximumSpacing
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaximumSpacing must not be negative.");
    } = TimeSpan.FromMinutes(1);
}
