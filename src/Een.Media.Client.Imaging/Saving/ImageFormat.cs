namespace Een.Media.Client;

/// <summary>A file format for images.</summary>
public enum ImageFormat
{
    /// <summary>JPEG: small files, made for photographs.</summary>
    Jpeg,

    /// <summary>PNG: every pixel exact, in a file several times larger.</summary>
    Png,

    /// <summary>WebP: smaller than JPEG. At most 16,383 pixels wide and high.</summary>
    Webp,
}
