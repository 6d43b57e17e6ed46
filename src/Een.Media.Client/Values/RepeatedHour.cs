namespace Een.Media.Client;

/// <summary>Which of two instants a wall-clock time means that clocks show twice, because they were set back in between.</summary>
public enum RepeatedHour
{
    /// <summary>The earlier instant, before the clocks are set back. Right for the beginning of a range.</summary>
    First,

    /// <summary>The later instant, after the clocks are set back. Right for the end of a range.</summary>
    Second,
}
