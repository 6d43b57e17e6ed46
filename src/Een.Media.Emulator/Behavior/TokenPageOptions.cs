namespace Een.Media.Emulator;

/// <summary>What becomes of size and overlays on images fetched by page token.</summary>
public enum TokenPageOptions
{
    /// <summary>The token remembers them.</summary>
    Kept,

    /// <summary>They are lost: the image comes at its own size, without overlays.</summary>
    Dropped,
}
