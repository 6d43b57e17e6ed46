namespace Een.Media.Client;

/// <summary>The order of the bytes of a pixel. Rows follow each other without padding, from the top to the bottom.</summary>
public enum PixelFormat
{
    /// <summary>Four bytes per pixel: blue, green, red, and 255. This is the order of decoded bitmaps on every platform.</summary>
    Bgra32,

    /// <summary>Four bytes per pixel: red, green, blue, and 255.</summary>
    Rgba32,

    /// <summary>One byte per pixel: the gray level, from 0 (black) to 255 (white).</summary>
    Gray8,
}
