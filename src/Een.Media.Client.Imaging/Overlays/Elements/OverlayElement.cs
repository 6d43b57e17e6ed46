using SkiaSharp;

namespace Een.Media.Client;

/// <summary>One thing that an overlay shows. Immutable. The subclasses are a closed set.</summary>
public abstract record OverlayElement
{
    private protected OverlayElement()
    {
    }

    /// <summary>The <c>id</c> attribute, if any.</summary>
    public string? Id { get; init; }

    /// <summary>What the document calls it: its <c>title</c> element, or else its <c>aria-label</c> or <c>data-label</c>.</summary>
    public string? Label { get; init; }

    /// <summary>The <c>class</c> attribute, if any.</summary>
    public string? ClassName { get; init; }

    /// <summary>The <c>data-*</c> attributes, by the name behind the dash.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = EmptyData;

    /// <summary>Colours and lines.</summary>
    public OverlayPaint Paint { get; init; } = OverlayPaint.Default;

    /// <summary>
    /// Leads from the element's own coordinates to pixels of the document: every <c>transform</c> above it, and the
    /// <c>viewBox</c>. The positions that elements offer have already been through it.
    /// </summary>
    public SKMatrix Transform { get; init; } = SKMatrix.Identity;

    /// <summary>An upright rectangle around the element in pixels of the document, without the width of its line.</summary>
    public virtual SKRect Bounds => Transform.MapRect(LocalBounds);

    internal abstract SKRect LocalBounds { get; }

    internal static IReadOnlyDictionary<string, string> EmptyData { get; } = new Dictionary<string, string>();

    /// <summary>The outline in the element's own coordinates; <see langword="null"/> for what has none. The caller disposes it.</summary>
    internal abstract SKPath? OutlinePath();

    /// <summary>The element with everything moved by one more matrix.</summary>
    internal virtual OverlayElement MovedBy(SKMatrix matrix) => this with { Transform = matrix.PreConcat(Transform) };
}
