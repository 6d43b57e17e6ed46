using SkiaSharp;

namespace Een.Media.Client;

/// <summary>A group of elements (<c>g</c>, <c>a</c>, nested <c>svg</c>).</summary>
public sealed record OverlayGroup : OverlayElement
{
    internal OverlayGroup()
    {
    }

    /// <summary>The elements of the group, in drawing order.</summary>
    public required IReadOnlyList<OverlayElement> Children { get; init; }

    /// <summary>The opacity of the group as a whole, 0 to 1. Default: 1.</summary>
    public float Opacity { get; init; } = 1;

    /// <inheritdoc/>
    public override SKRect Bounds => Children.Count == 0 ? SKRect.Empty : Children.Select(child => child.Bounds).Aggregate(SKRect.Union);

    internal override SKRect LocalBounds => Bounds;

    internal override SKPath? OutlinePath() => null;

    internal override OverlayElement MovedBy(SKMatrix matrix) =>
        this with { Transform = matrix.PreConcat(Transform), Children = [.. Children.Select(child => child.MovedBy(matrix))] };
}
