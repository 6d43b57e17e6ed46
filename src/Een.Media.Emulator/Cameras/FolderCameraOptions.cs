namespace Een.Media.Emulator;

/// <summary>How a directory of JPEG files becomes the recording of a camera.</summary>
public sealed record FolderCameraOptions
{
    /// <summary>The camera's name. Default: the name of the directory.</summary>
    public string? Name { get; init; }

    /// <summary>The spacing of files that say nothing about when they were taken; the last of them lies at the start of the emulator. Default: one second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than a millisecond or more than a day.</exception>
    public TimeSpan Spacing
    {
        get;
        init => field = value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The spacing is one millisecond to one day.");
    } = TimeSpan.FromSeconds(1);

    /// <summary>Frames further apart than this belong to different recording intervals. Default: one minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan MaximumSpacing
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A spacing is not negative.");
    } = TimeSpan.FromMinutes(1);
}
