using Een.Media.Client.Imaging.Settings;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// What is done to each frame, in this order: privacy areas, crop, size, overlays, stamp. Immutable. The default does nothing.
/// </summary>
public sealed record FrameEdits
{
    /// <summary>Parts of the frame to hide. Default: none.</summary>
    public IReadOnlyList<PrivacyArea> PrivacyAreas { get; init; } = [];

    /// <summary>
    /// The style of the overlay that came with a frame. <see langword="null"/> (the default) draws no overlay. In time-lapses and contact
    /// sheets, a frame whose overlay cannot be parsed is used without it, and counted. For a single image,
    /// <see cref="EenOverlayException"/> is thrown.
    /// </summary>
    public OverlayStyle? Overlay { get; init; }

    /// <summary>The part of the frame to keep. <see langword="null"/> (the default) keeps all of it.</summary>
    public FrameArea? Crop { get; init; }

    /// <summary>
    /// The largest width of the result in pixels, 1 or more. <see langword="null"/> (the default) sets no limit. The aspect ratio is
    /// kept, and nothing is enlarged.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxWidth
    {
        get;
        init => field = Require.AtLeastOne(value);
    }

    /// <summary>The largest height of the result in pixels, 1 or more. See <see cref="MaxWidth"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxHeight
    {
        get;
        init => field = Require.AtLeastOne(value);
    }

    /// <summary>The text written on the frame. <see langword="null"/> (the default) writes none.</summary>
    public ImageStamp? Stamp { get; init; }

    /// <summary>The most pixels that a frame may claim. Default: <see cref="DecodeOptions.DefaultMaxPixels"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxPixels
    {
        get;
        init => field = Require.AtLeastOne(value)!.Value;
    }
    = DecodeOptions.DefaultMaxPixels;

    /// <summary>Whether these edits leave the image unchanged, apart from its size.</summary>
    internal bool LeaveUnchanged(RecordedImage image) =>
        PrivacyAreas.Count == 0 && Crop is null && Stamp is null
        && (Overlay is null || image.OverlaySvg is null);

    /// <summary>Whether an image is not larger than the largest size.</summary>
    internal bool Fits(SKSizeI size) => !(size.Width > MaxWidth) && !(size.Height > MaxHeight);
}
