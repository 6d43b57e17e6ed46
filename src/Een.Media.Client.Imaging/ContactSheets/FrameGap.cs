namespace Een.Media.Client;

/// <summary>A time without frames.</summary>
public readonly record struct FrameGap
{
    internal FrameGap(DateTimeOffset from, DateTimeOffset until) => (From, Until) = (from, until);

    /// <summary>The time of the last frame before the gap, or the beginning of the period that was asked for.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The time of the first frame after the gap, or the end of the period that was asked for.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>The duration. Never negative.</summary>
    public TimeSpan Duration => (Until - From).Duration();
}
