namespace Een.Media.Client;

/// <summary>How overlays (the boxes around motion, people, vehicles) come with an image.</summary>
public enum OverlayMode
{
    /// <summary>Drawn into the image by the service.</summary>
    Embedded,

    /// <summary>As an SVG document beside the unchanged image: <see cref="RecordedImage.OverlaySvg"/>.</summary>
    SvgHeader,

    /// <summary>Drawn into the image, and as an SVG document as well.</summary>
    Both,
}
