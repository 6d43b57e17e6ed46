namespace Een.Media.Client;

/// <summary>From an image to its overlays.</summary>
public static class RecordedImageOverlays
{
    /// <summary>Reads the overlays that came with an image, in pixels of that image.</summary>
    /// <param name="image">The image, asked for with <see cref="OverlayMode.SvgHeader"/> or <see cref="OverlayMode.Both"/>.</param>
    /// <returns>The overlays; <see langword="null"/> when the image came without.</returns>
    /// <exception cref="EenOverlayException">What came is not well-formed SVG, or larger than is accepted.</exception>
    public static OverlayDocument? ParseOverlay(this RecordedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.OverlaySvg is { } svg ? OverlayDocument.Parse(svg).ScaledTo(image.Width, image.Height) : null;
    }
}
