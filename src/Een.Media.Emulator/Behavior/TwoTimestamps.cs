namespace Een.Media.Emulator;

/// <summary>The answer to a request for a recorded image with two timestamps.</summary>
public enum TwoTimestamps
{
    /// <summary>400 <c>unexpectedArgument</c>.</summary>
    Refused,

    /// <summary>The first timestamp in the query is used.</summary>
    FirstWins,
}
