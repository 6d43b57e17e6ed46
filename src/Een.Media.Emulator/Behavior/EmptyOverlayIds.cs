namespace Een.Media.Emulator;

/// <summary>The answer to a request for a recorded image with an empty <c>overlayId__in=</c>.</summary>
public enum EmptyOverlayIds
{
    /// <summary>400 <c>wrongArgumentValue</c>.</summary>
    Refused,

    /// <summary>As if neither this argument nor <c>include</c> were given.</summary>
    Ignored,
}
