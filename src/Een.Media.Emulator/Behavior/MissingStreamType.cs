namespace Een.Media.Emulator;

/// <summary>The answer to a request for a recorded image without <c>type</c>.</summary>
public enum MissingStreamType
{
    /// <summary>400 <c>missingRequiredArgument</c>.</summary>
    Refused,

    /// <summary>A preview image.</summary>
    Preview,
}
