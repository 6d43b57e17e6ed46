namespace Een.Media.Client;

/// <summary>Which of two instants is meant by a local time that occurs twice, because the clocks are set back.</summary>
public enum RepeatedHour
{
    /// <summary>The earlier instant, before the clocks are set back. Right for the beginning of a range.</summary>
    First,

    /// <summary>The later instant, after the clocks are set back. Right for the end of a range.</summary>
    Second,
}
