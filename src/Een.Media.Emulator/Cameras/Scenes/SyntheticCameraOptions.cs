namespace Een.Media.Emulator;

/// <summary>Options of <see cref="EmulatedCamera.Synthetic"/>. Previews are 640 × 360 pixels, main images 1920 × 1080.</summary>
public sealed record SyntheticCameraOptions
{
    /// <summary>The scene. <see langword="null"/>, the default: chosen by the emulator's seed and the camera's name.</summary>
    public SyntheticScene? Scene { get; init; }

    /// <summary>The time between previews, 250 ms to 16 s (the vendor's range). Default: one second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan PreviewInterval
    {
        get;
        init => field = Interval(value);
    } = TimeSpan.FromSeconds(1);

    /// <summary>The time between main images, 250 ms to 16 s. Default: two seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan MainInterval
    {
        get;
        init => field = Interval(value);
    } = TimeSpan.FromSeconds(2);

    /// <summary>How long recordings are kept: one minute to ten years. Default: seven days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan Retention
    {
        get;
        init => field = value >= TimeSpan.FromMinutes(1) && value <= TimeSpan.FromDays(3653)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Retention must be from one minute to ten years.");
    } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether recordings have gaps: a few seconds of preview every 15 minutes, some minutes of main. Default: <see langword="true"/>.
    /// </summary>
    public bool Gaps { get; init; } = true;

    private static TimeSpan Interval(TimeSpan value) => value >= TimeSpan.FromMilliseconds(250) && value <= TimeSpan.FromSeconds(16)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The interval must be from 250 ms to 16 s.");
}
