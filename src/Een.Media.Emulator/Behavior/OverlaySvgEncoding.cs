namespace Een.Media.Emulator;

/// <summary>The encoding of <c>X-Een-OverlaySvg</c>.</summary>
public enum OverlaySvgEncoding
{
    /// <summary>The SVG itself, on one line of ASCII.</summary>
    Raw,

    /// <summary>Base64 of its UTF-8 bytes.</summary>
    Base64,

    /// <summary>Percent-encoding.</summary>
    Percent,
}
