namespace Een.Media.Emulator;

/// <summary>How a directory of JPEG files becomes the recording of a camera.</summary>
/// <remarks>
/// A picture was taken when its EXIF data say (DateTimeOriginal with SubSecTimeOriginal, and OffsetTimeOriginal or OffsetTime; without
/// an offset: UTC). Else its name tells: <c>2025-06-01T12-03-04.567Z</c>, <c>20250601_120304</c>, <c>20250601120304123</c>, with other
/// separators or an offset such as <c>+0200</c> too, or the seconds (10 digits) or milliseconds (13) since 1970; other words may stand
/// around it. When one picture has neither, all are spaced evenly in the order of their names, the last of them at the start of the
/// emulator. Pictures of the same instant follow each other by a millisecond in the order of their names. Those of the future appear
/// in time. Files that are no complete JPEG are left out.
/// </remarks>
public sealed record FolderCameraOptions
{
    /// <summary>The camera's name. Default: the name of the directory.</summary>
    public string? Name { get; init; }

    /// <summary>The spacing of pictures when not all of them say when they were taken: 1 ms to one day. Default: one second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than a millisecond or more than a day.</exception>
    public TimeSpan Spacing
    {
        get;
        init => field = value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The spacing is one millisecond to one day.");
    } = TimeSpan.FromSeconds(1);

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
