namespace Een.Media.Client;

/// <summary>A time without frames.</summary>
/// <param name="From">The last frame before it, or the beginning of the period that was asked for.</param>
/// <param name="To">The first frame after it, or the end of the period that was asked for.</param>
public readonly record struct FrameGap(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long it is. Never negative.</summary>
    public TimeSpan Duration => (To - From).Duration();
}
