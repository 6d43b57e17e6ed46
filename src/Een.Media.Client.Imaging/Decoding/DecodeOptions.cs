using Een.Media.Client.Imaging;

namespace Een.Media.Client;

/// <summary>How a picture is decoded. Immutable; the default decodes at full size.</summary>
public sealed record DecodeOptions
{
    /// <summary>The default of <see cref="MaxPixels"/>: 67,108,864, twice what an 8K picture has.</summary>
    public const int DefaultMaxPixels = 1 << 26;

    /// <summary>
    /// The largest width of the result in pixels, 1 or more; <see langword="null"/> (the default) sets no limit. The picture keeps its aspect
    /// ratio and is never enlarged. A JPEG is scaled while it is decoded, in eighths of its size, which makes small results cheap.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxWidth
    {
        get;
        init => field = Require.AtLeastOne(value);
    }

    /// <summary>The largest height of the result in pixels, 1 or more; <see langword="null"/> (the default) sets no limit. See <see cref="MaxWidth"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxHeight
    {
        get;
        init => field = Require.AtLeastOne(value);
    }

    /// <summary>
    /// The most pixels that a JPEG may claim to have, 1 or more, checked before any memory is taken for them. Default:
    /// <see cref="DefaultMaxPixels"/>. Each costs four bytes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxPixels
    {
        get;
        init => field = Require.AtLeastOne(value)!.Value;
    }
    = DefaultMaxPixels;
}
