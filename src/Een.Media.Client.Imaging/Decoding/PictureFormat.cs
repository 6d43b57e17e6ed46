namespace Een.Media.Client;

/// <summary>A format that pictures are written in.</summary>
public enum PictureFormat
{
    /// <summary>JPEG: small, for photographs.</summary>
    Jpeg,

    /// <summary>PNG: exact, and several times larger.</summary>
    Png,

    /// <summary>WebP: smaller than JPEG; at most 16,383 pixels each way.</summary>
    Webp,
}
