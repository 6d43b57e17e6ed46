namespace Een.Media.Emulator;

/// <summary>Options of <see cref="EmulatedCamera.FromFolder"/>.</summary>
/// <remarks>
/// The time of an image comes from its EXIF data (DateTimeOriginal with SubSecTimeOriginal, and OffsetTimeOriginal or OffsetTime; UTC
/// without an offset). Otherwise it comes from the file name: <c>2025-06-01T12-03-04.567Z</c>, <c>20250601_120304</c> or
/// <c>20250601120304123</c>, also with other separators or an offset such as <c>+0200</c>, or the seconds (10 digits) or milliseconds (13
/// digits) since 1970. The name may contain other text. If any image has neither, all images are spaced evenly in the order of their names,
/// the last one at the start of the emulator. Images with the same time are moved one millisecond apart, in the order of their names.
/// Future images appear when their time comes. Files that are not complete JPEGs are left out.
/// </remarks>
public sealed record FolderCameraOptions
{
    /// <summary>The camera's name. <see langword="null"/>, the default: the name of the directory.</summary>
    public string? Name { get; init; }

    /// <summary>The spacing of images if any of them has no time: 1 ms to one day. Default: one second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The spacing is out of range.</exception>
    public TimeSpan Spacing
    {
        get;
        init => field = value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Spacing must be from one millisecond to one day.");
    } = TimeSpan.FromSeconds(1);

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
