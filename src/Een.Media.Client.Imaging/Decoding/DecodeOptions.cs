using Een.Media.Client.Imaging.Settings;

namespace Een.Media.Client;

/// <summary>How an image is decoded. Immutable. The default decodes at full size.</summary>
public sealed record DecodeOptions
{
    /// <summary>The default of <see cref="MaxPixels"/>: 67,108,864, twice the pixels of an 8K image.</summary>
    public const int DefaultMaxPixels = 1 << 26;

    /// <summary>
    /// The largest width of the result in pixels, 1 or more. <see langword="null"/> (the default) sets no limit. The image keeps its
    /// aspect ratio and is never enlarged. A JPEG is scaled while it is decoded, in eighths of its size: a small result is cheap.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxWidth
    {
        get;
        init => field = Require.AtLeastOne(value);
    }

    /// <summary>
    /// The largest height of the result in pixels, 1 or more. <see langword="null"/> (the default) sets no limit. See
    /// <see cref="MaxWidth"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxHeight
    {
        get;
        init => field = Require.AtLeastOne(value);
    }

    /// <summary>
    /// The most pixels that a JPEG may claim, 1 or more. Checked before any memory is allocated. Each pixel needs four bytes.
    /// Default: <see cref="DefaultMaxPixels"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxPixels
    {
        get;
        init => field = Require.AtLeastOne(value)!.Value;
    }
    = DefaultMaxPixels;
}
