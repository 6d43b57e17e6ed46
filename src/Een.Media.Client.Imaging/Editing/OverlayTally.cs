using Een.Media.Client.Imaging.Overlays;

namespace Een.Media.Client.Imaging.Editing;

/// <summary>Counts the overlays of many frames that could not be drawn, or not completely.</summary>
internal sealed class OverlayTally
{
    public int Unreadable { get; private set; }

    public int Incomplete { get; private set; }

    /// <summary>Parses the overlay of a frame. A failure is counted: a frame without its overlay is more useful than no frame.</summary>
    /// <returns>The overlay, or <see langword="null"/> if there is none or it cannot be parsed.</returns>
    public OverlayDocument? Parse(RecordedImage image, IOverlayDrawing drawing)
    {
        try
        {
            OverlayDocument? overlay = drawing.Parse(image);
            Incomplete += overlay?.Skipped.Count > 0 ? 1 : 0;
            return overlay;
        }
        catch (EenOverlayException)
        {
            Unreadable++;
            return null;
        }
    }
}
