namespace Een.Media.Client.Settings;

/// <summary>A limit and the option that sets it, so that an error can name both.</summary>
internal readonly record struct TimeLimit(TimeSpan Value, string Option)
{
    public bool IsInfinite => Value == Timeout.InfiniteTimeSpan;
}
