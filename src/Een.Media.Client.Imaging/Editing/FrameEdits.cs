using Een.Media.Client.Imaging.Settings;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// The edits of each frame. They are applied in this order: privacy areas, crop, size, overlays, stamp. Immutable. The default changes
/// nothing.
/// </summary>
public sealed record FrameEdits
{
    /// <summary>Parts of the frame to hide. Default: none.</summary>
    public IReadOnlyList<PrivacyArea> PrivacyAreas { get; init; } = [];

    /// <summary>
    /// The style of the overlay that came with a frame. <see langword="null"/> (the default) draws no overlay. If the overlay cannot be
    /// parsed, a single image throws <see cref="EenOverlayException"/>; time-lapses and contact sheets use the frame without its overlay,
    /// and count it.
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

    /// <summary>Whether the edits change nothing but the size.</summary>
    internal bool LeaveUnchanged(RecordedImage image) =>
        PrivacyAreas.Count == 0 && Crop is null && Stamp is null
        && (Overlay is null || image.OverlaySvg is null);

    /// <summary>Whether a size is within the limits.</summary>
    internal bool Fits(SKSizeI size) => !(size.Width > MaxWidth) && !(size.Height > MaxHeight);
}
