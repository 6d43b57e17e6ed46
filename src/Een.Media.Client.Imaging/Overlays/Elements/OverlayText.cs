using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// A line of text in one style. It is drawn in the <see cref="CaptionFont"/> of the <see cref="OverlayStyle"/> instead of the document's
/// font, so its width may differ.
/// </summary>
public sealed record OverlayText : OverlayElement
{
    internal OverlayText()
    {
    }

    /// <summary>The text, with white space collapsed.</summary>
    public required string Text { get; init; }

    /// <summary>The start of the baseline, in pixels of the document.</summary>
    public SKPoint Position => Transform.MapPoint(Local);

    /// <summary>The height of the letters in the element's own coordinates.</summary>
    public required float FontSize { get; init; }

    /// <summary>Whether the text is bold.</summary>
    public bool IsBold { get; init; }

    internal SKPoint Local { get; init; }

    internal float Width { get; init; }

    internal override SKRect LocalBounds => new(Local.X, Local.Y - FontSize, Local.X + Width, Local.Y + (FontSize * 0.25f));

    internal override SKPath? OutlinePath() => null;
}
