namespace Een.Media.Client;

/// <summary>Parses the overlays of images.</summary>
public static class RecordedImageOverlays
{
    /// <summary>Parses the overlay of an image. Its coordinates are pixels of that image.</summary>
    /// <param name="image">The image, requested with <see cref="OverlayMode.SvgHeader"/> or <see cref="OverlayMode.Both"/>.</param>
    /// <returns>The overlay, or <see langword="null"/> if the image has none.</returns>
    /// <exception cref="EenOverlayException">The overlay is not well-formed SVG, or exceeds a limit.</exception>
    public static OverlayDocument? ParseOverlay(this RecordedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.OverlaySvg is { } svg ? OverlayDocument.ParseFor(svg, image.Width, image.Height) : null;
    }
}
