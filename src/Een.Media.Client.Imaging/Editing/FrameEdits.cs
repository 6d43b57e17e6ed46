using Een.Media.Client.Imaging;

namespace Een.Media.Client;

/// <summary>
/// What is done to each picture, in this order: privacy areas, overlays, crop, size, stamp. Immutable; the default does nothing.
/// </summary>
public sealed record FrameEdits
{
    /// <summary>Parts that must not be seen. Default: none.</summary>
    public IReadOnlyList<PrivacyArea> PrivacyAreas { get; init; } = [];

    /// <summary>
    /// How the overlays that came with a frame are drawn; <see langword="null"/> (the default) draws none. A frame whose overlay
    /// cannot be read is left without.
    /// </summary>
    public OverlayStyle? Overlay { get; init; }

    /// <summary>The part that is kept; <see langword="null"/> (the default) for all.</summary>
    public FrameArea? Crop { get; init; }

    /// <summary>The largest width of the result in pixels; <see langword="null"/> (the default) for no limit. The aspect ratio is kept, nothing is enlarged.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxWidth
    {
        get;
        init => field = Require.AtLeastOne(value);
    }

    /// <summary>The largest height of the result in pixels; see <see cref="MaxWidth"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxHeight
    {
        get;
        init => field = Require.AtLeastOne(value);
    }

    /// <summary>What is written on the picture; <see langword="null"/> (the default) for nothing.</summary>
    public ImageStamp? Stamp { get; init; }

    /// <summary>The most pixels that a frame may claim to have. Default: <see cref="DecodeOptions.DefaultMaxPixels"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxPixels
    {
        get;
        init => field = Require.AtLeastOne(value)!.Value;
    }
    = DecodeOptions.DefaultMaxPixels;

    /// <summary>Whether the JPEG can be passed on as it is.</summary>
    internal bool LeaveAlone(RecordedImage image) =>
        PrivacyAreas.Count == 0 && Crop is null && Stamp is null
        && (Overlay is null || image.OverlaySvg is null)
        && !(image.Width > MaxWidth) && !(image.Height > MaxHeight);
}
