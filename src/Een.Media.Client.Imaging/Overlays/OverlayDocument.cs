using Een.Media.Client.Imaging.Overlays;
using Een.Media.Client.Imaging.Overlays.Svg;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// The overlays of a frame as objects: boxes, polygons, paths and texts, with ids, labels and colours. Made from the SVG that the
/// service sends. Immutable.
/// <para>
/// Nothing that the SVG says is ever loaded or run: no DTD, no entity, no script, no reference to anywhere. Shapes, text, groups,
/// transforms, <c>viewBox</c>, presentation attributes, <c>style</c> attributes and simple style sheets are understood; what is not
/// (gradients, filters, images, <c>use</c>, …) is listed in <see cref="Skipped"/>.
/// </para>
/// </summary>
public sealed class OverlayDocument
{
    /// <summary>The longest document that is accepted: 1,048,576 characters.</summary>
    public const int MaxCharacters = SvgReader.MaxCharacters;

    /// <summary>The most elements that a document may have, 4,000, whether they are understood or not.</summary>
    public const int MaxElements = SvgReader.MaxElements;

    /// <summary>How deep elements may be nested: 64.</summary>
    public const int MaxDepth = SvgReader.MaxDepth;

    private OverlayDocument(SKSize? size, IReadOnlyList<OverlayElement> elements, IReadOnlyList<OverlaySkip> skipped)
    {
        Size = size;
        Elements = elements;
        Skipped = skipped;
    }

    /// <summary>
    /// The size of the picture that the coordinates are pixels of: the document's <c>width</c> and <c>height</c>, or else its
    /// <c>viewBox</c>. <see langword="null"/> when it has neither; its coordinates are then taken for the frame's pixels.
    /// </summary>
    public SKSize? Size { get; }

    /// <summary>What the document shows, in drawing order. Groups hold more.</summary>
    public IReadOnlyList<OverlayElement> Elements { get; }

    /// <summary>What the document has that is not shown here; the first hundred.</summary>
    public IReadOnlyList<OverlaySkip> Skipped { get; }

    /// <summary>Reads the SVG of an overlay. The coordinates are pixels of the size that the document states.</summary>
    /// <param name="svg">The text, such as <see cref="RecordedImage.OverlaySvg"/>. Not trusted: it may be anything.</param>
    /// <returns>The document.</returns>
    /// <exception cref="EenOverlayException">It is not well-formed, has a DTD, or is larger or deeper than the limits of this class.</exception>
    public static OverlayDocument Parse(string svg)
    {
        ArgumentNullException.ThrowIfNull(svg);
        SvgContent content = SvgReader.Read(svg);
        return new OverlayDocument(content.Size, content.Elements, content.Skipped);
    }

    /// <summary>Every element, groups and what is in them, in drawing order.</summary>
    /// <returns>A sequence that can be enumerated again.</returns>
    public IEnumerable<OverlayElement> Descendants() => Flatten(Elements);

    /// <summary>The same overlay for a picture of another size.</summary>
    /// <param name="width">The width in pixels, 1 or more.</param>
    /// <param name="height">The height in pixels, 1 or more.</param>
    /// <returns>A document whose coordinates are pixels of that picture. Without a <see cref="Size"/>, they stay as they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public OverlayDocument ScaledTo(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var target = new SKSize(width, height);
        if (Size is not { } size || size == target)
            return new OverlayDocument(target, Elements, Skipped);
        SKMatrix scale = SKMatrix.CreateScale(width / size.Width, height / size.Height);
        return new OverlayDocument(target, [.. Elements.Select(element => element.MovedBy(scale))], Skipped);
    }

    /// <summary>Draws the overlay over a whole picture.</summary>
    /// <param name="bitmap">The picture.</param>
    /// <param name="style">How; <see langword="null"/> draws as the document says.</param>
    public void DrawOn(SKBitmap bitmap, OverlayStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        using var canvas = new SKCanvas(bitmap);
        DrawOn(canvas, new SKSizeI(bitmap.Width, bitmap.Height), style);
    }

    /// <summary>Draws the overlay on a canvas, where a picture of some size lies at its origin.</summary>
    /// <param name="canvas">Where. Its own matrix and clip apply.</param>
    /// <param name="pictureSize">The size of the picture on the canvas.</param>
    /// <param name="style">How; <see langword="null"/> draws as the document says.</param>
    public void DrawOn(SKCanvas canvas, SKSizeI pictureSize, OverlayStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        OverlayDocument scaled = ScaledTo(pictureSize.Width, pictureSize.Height);
        new OverlayRenderer(canvas, style ?? new OverlayStyle()).Draw(scaled.Elements, SKRect.Create(pictureSize));
    }

    private static IEnumerable<OverlayElement> Flatten(IEnumerable<OverlayElement> elements) =>
        elements.SelectMany(element => element is OverlayGroup group ? Flatten(group.Children).Prepend(group) : [element]);
}
