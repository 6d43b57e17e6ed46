using SkiaSharp;

namespace Een.Media.Client;

/// <summary>An object that an overlay marks with a box: its class, the confidence of the analysis, and its position. Immutable.</summary>
public sealed class OverlayDetection
{
    internal OverlayDetection(OverlayElement element) => Element = element;

    /// <summary>The class of the object, such as <c>person</c>, or <see langword="null"/> if the overlay names none.</summary>
    public string? Label { get; internal init; }

    /// <summary>The confidence, 0 to 1, or <see langword="null"/> if the overlay states none.</summary>
    public double? Confidence { get; internal init; }

    /// <summary>The bounding box in pixels of the document. After <c>ParseOverlay</c>, these are pixels of the frame.</summary>
    public SKRect Bounds => Element.Bounds;

    /// <summary>The track that the object belongs to over several frames, or <see langword="null"/> if the overlay states none.</summary>
    public string? TrackId { get; internal init; }

    /// <summary>The <c>id</c> of the box or of its group, or <see langword="null"/> if there is none.</summary>
    public string? Id { get; internal init; }

    /// <summary>The box itself.</summary>
    public OverlayElement Element { get; }

    /// <summary>The label, the confidence and the bounding box, for logs.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Confidence is { } confidence
        ? FormattableString.Invariant($"{Label ?? "?"} {confidence:0.##} at {Bounds}")
        : FormattableString.Invariant($"{Label ?? "?"} at {Bounds}");
}
