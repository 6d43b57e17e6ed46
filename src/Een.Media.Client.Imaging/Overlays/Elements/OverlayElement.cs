using SkiaSharp;

namespace Een.Media.Client;

/// <summary>One element of an overlay. Immutable. The subclasses are a closed set.</summary>
public abstract record OverlayElement
{
    private protected OverlayElement()
    {
    }

    /// <summary>The <c>id</c> attribute, or <see langword="null"/> if there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the element: its <c>title</c> element, <c>aria-label</c> or <c>data-label</c>, in this order.</summary>
    public string? Label { get; init; }

    /// <summary>The <c>class</c> attribute, or <see langword="null"/> if there is none.</summary>
    public string? ClassName { get; init; }

    /// <summary>The <c>data-*</c> attributes. The keys are the names after <c>data-</c>.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = EmptyData;

    /// <summary>Fill and stroke.</summary>
    public OverlayPaint Paint { get; init; } = OverlayPaint.Default;

    /// <summary>
    /// Maps the element's own coordinates to pixels of the document. Combines every <c>transform</c> of the element and its ancestors,
    /// and the <c>viewBox</c>. The positions on elements are already mapped.
    /// </summary>
    public SKMatrix Transform { get; init; } = SKMatrix.Identity;

    /// <summary>The bounding box of the element in pixels of the document, without the width of its stroke.</summary>
    public virtual SKRect Bounds => Transform.MapRect(LocalBounds);

    internal abstract SKRect LocalBounds { get; }

    internal static IReadOnlyDictionary<string, string> EmptyData { get; } = new Dictionary<string, string>();

    /// <summary>The outline in the element's own coordinates, or <see langword="null"/> if it has none. The caller disposes it.</summary>
    internal abstract SKPath? OutlinePath();
}
