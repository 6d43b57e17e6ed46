namespace Een.Media.Emulator;

/// <summary>What happens when a recorded image is asked for by two timestamps.</summary>
public enum TwoTimestamps
{
    /// <summary>400 <c>unexpectedArgument</c>.</summary>
    Refused,

    /// <summary>The first one in the query counts.</summary>
    FirstWins,
}
