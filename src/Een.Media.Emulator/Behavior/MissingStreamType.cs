namespace Een.Media.Emulator;

/// <summary>What a recorded image without <c>type</c> is.</summary>
public enum MissingStreamType
{
    /// <summary>400 <c>missingRequiredArgument</c>.</summary>
    Refused,

    /// <summary>A preview.</summary>
    Preview,
}
