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

    /// <summary>The area that limits what the group draws, in its own coordinates, or <see langword="null"/> if there is none.</summary>
    internal SKRect? Clip { get; init; }

    internal override SKRect LocalBounds => Bounds;

    internal override SKPath? OutlinePath() => null;
}
