using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays;

/// <summary>
/// Draws the overlays of frames in a style. An interface, so that a native program that never creates an <see cref="OverlayStyle"/> does
/// not contain the parsers. eng/cli checks that for een-media.
/// </summary>
internal interface IOverlayDrawing
{
    /// <summary>Parses the overlay of a frame.</summary>
    /// <returns>The overlay, or <see langword="null"/> if the frame has none.</returns>
    /// <exception cref="EenOverlayException">It cannot be parsed.</exception>
    OverlayDocument? Parse(RecordedImage image);

    /// <summary>Draws an overlay on a canvas that has an image of this size at its origin.</summary>
    void Draw(OverlayDocument overlay, SKCanvas canvas, SKSizeI imageSize);
}
