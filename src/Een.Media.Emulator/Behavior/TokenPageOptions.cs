namespace Een.Media.Emulator;

/// <summary>Size and overlays of images that are fetched by page token.</summary>
public enum TokenPageOptions
{
    /// <summary>Those of the first request.</summary>
    Kept,

    /// <summary>Lost: full size, no overlays.</summary>
    Dropped,
}
