namespace Een.Media.Client.Settings;

/// <summary>A limit and the option that sets it, so that an error can name both.</summary>
internal readonly record struct TimeLimit(TimeSpan Value, string Option)
{
    /// <summary>No limit.</summary>
    public static TimeLimit None { get; } = new(Timeout.InfiniteTimeSpan, "");

    public bool IsInfinite => Value == Timeout.InfiniteTimeSpan;
}
