namespace Een.Media.Emulator;

/// <summary>What a synthetic camera looks at, and when it records. Preview pictures are 640 by 360, main ones 1920 by 1080 pixels.</summary>
public sealed record SyntheticCameraOptions
{
    /// <summary>The scene. <see langword="null"/>, the default: one that follows from the emulator's seed and the camera's name.</summary>
    public SyntheticScene? Scene { get; init; }

    /// <summary>From one preview to the next: 250 ms to 16 s, the vendor's range. Default: one second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of that range.</exception>
    public TimeSpan PreviewInterval
    {
        get;
        init => field = Interval(value);
    } = TimeSpan.FromSeconds(1);

    /// <summary>From one main image to the next: 250 ms to 16 s. Default: two seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of that range.</exception>
    public TimeSpan MainInterval
    {
        get;
        init => field = Interval(value);
    } = TimeSpan.FromSeconds(2);

    /// <summary>How long recordings are kept: one minute to ten years. Default: seven days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of that range.</exception>
    public TimeSpan Retention
    {
        get;
        init => field = value >= TimeSpan.FromMinutes(1) && value <= TimeSpan.FromDays(3653)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Retention is one minute to ten years.");
    } = TimeSpan.FromDays(7);

    /// <summary>Whether recordings are missing here and there: a few seconds of preview every quarter of an hour, minutes of main. Default: yes.</summary>
    public bool Gaps { get; init; } = true;

    private static TimeSpan Interval(TimeSpan value) => value >= TimeSpan.FromMilliseconds(250) && value <= TimeSpan.FromSeconds(16)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Frames are 250 ms to 16 s apart.");
}
