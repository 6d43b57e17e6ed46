using System.Xml.Linq;
using Een.Media.Client.Imaging.Overlays;
using Een.Media.Client.Imaging.Overlays.Svg;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// The overlay of a frame as objects: detections, boxes, polygons, paths and texts, with IDs, labels and colors. Parsed from the SVG that
/// the service sends. Immutable and thread-safe.
/// <para>
/// Nothing in the SVG is loaded or run: no DTD, no entity, no script, no reference. Shapes, text, groups, transforms, <c>viewBox</c>,
/// presentation attributes, <c>style</c> attributes and style sheets are understood. Everything else (gradients, filters, images,
/// <c>use</c>, …) is listed in <see cref="Skipped"/>. A shape whose fill could not be read is drawn as an outline.
/// </para>
/// </summary>
public sealed class OverlayDocument
{
    /// <summary>The longest document accepted: 1,048,576 characters.</summary>
    public const int MaxCharacters = SvgReader.MaxCharacters;

    /// <summary>The most elements that a document may have, understood or not: 4,000.</summary>
    public const int MaxElements = SvgReader.MaxElements;

    /// <summary>The deepest nesting of elements accepted: 64.</summary>
    public const int MaxDepth = SvgReader.MaxDepth;

    private readonly XElement _root;
    private readonly SKSize? _image;
    private readonly Lazy<IReadOnlyList<OverlayDetection>> _detections;

    private OverlayDocument(XElement root, SKSize? image)
    {
        (_root, _image) = (root, image);
        SvgContent content = new SvgBuilder(root).Build(image);
        (Size, Elements, Skipped) = (content.Size, content.Elements, content.Skipped);
        _detections = new(() => DetectionReader.Read(Elements));
    }

    /// <summary>
    /// The size of the image that the coordinates refer to: the document's <c>width</c> and <c>height</c>, or its <c>viewBox</c>.
    /// <see langword="null"/> when it has neither. The coordinates are then pixels of the image, and percentages have no meaning before
    /// <see cref="ScaledTo"/>.
    /// </summary>
    public SKSize? Size { get; }

    /// <summary>The elements of the document, in drawing order. Groups contain more.</summary>
    public IReadOnlyList<OverlayElement> Elements { get; }

    /// <summary>
    /// The objects that the document marks with a box, in drawing order. Label, confidence and track are taken from <c>data-*</c>
    /// attributes, titles and texts: of the box, of its group, or at the top left corner of the box.
    /// </summary>
    public IReadOnlyList<OverlayDetection> Detections => _detections.Value;

    /// <summary>The parts of the document that are not understood. At most the first hundred.</summary>
    public IReadOnlyList<OverlaySkip> Skipped { get; }

    /// <summary>Parses the SVG of an overlay. The coordinates refer to <see cref="Size"/>.</summary>
    /// <param name="svg">The SVG, such as <see cref="RecordedImage.OverlaySvg"/>. Untrusted input is safe.</param>
    /// <returns>The document.</returns>
    /// <exception cref="EenOverlayException">The text is not well-formed SVG, or exceeds a limit of this class.</exception>
    public static OverlayDocument Parse(string svg)
    {
        ArgumentNullException.ThrowIfNull(svg);
        return new OverlayDocument(SvgReader.Read(svg), image: null);
    }

    /// <summary>All elements, including groups and their elements, in drawing order.</summary>
    /// <returns>A sequence that can be enumerated repeatedly.</returns>
    public IEnumerable<OverlayElement> Descendants() => Flatten(Elements);

    /// <summary>The same overlay for an image of another size. A size in percent refers to that image.</summary>
    /// <param name="width">The width in pixels, 1 or more.</param>
    /// <param name="height">The height in pixels, 1 or more.</param>
    /// <returns>A document whose coordinates are pixels of that image.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public OverlayDocument ScaledTo(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var image = new SKSize(width, height);
        return _image == image ? this : new OverlayDocument(_root, image);
    }

    /// <summary>Draws the overlay on an image.</summary>
    /// <param name="bitmap">The image. The overlay covers all of it.</param>
    /// <param name="style">The style. <see langword="null"/> draws it as the document specifies.</param>
    public void DrawOn(SKBitmap bitmap, OverlayStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        using var canvas = new SKCanvas(bitmap);
        DrawOn(canvas, new SKSizeI(bitmap.Width, bitmap.Height), style);
    }

    /// <summary>Draws the overlay on a canvas that has an image at its origin.</summary>
    /// <param name="canvas">The canvas. Its matrix and clip apply.</param>
    /// <param name="imageSize">The size of the image on the canvas.</param>
    /// <param name="style">The style. <see langword="null"/> draws it as the document specifies.</param>
    public void DrawOn(SKCanvas canvas, SKSizeI imageSize, OverlayStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        OverlayDocument scaled = ScaledTo(imageSize.Width, imageSize.Height);
        new OverlayRenderer(canvas, style ?? new OverlayStyle()).Draw(scaled.Elements, SKRect.Create(imageSize));
    }

    /// <summary>Parses an overlay whose coordinates are pixels of an image.</summary>
    internal static OverlayDocument ParseFor(string svg, int width, int height) => new(SvgReader.Read(svg), new SKSize(width, height));

    private static IEnumerable<OverlayElement> Flatten(IEnumerable<OverlayElement> elements) =>
        elements.SelectMany(element => element is OverlayGroup group ? Flatten(group.Children).Prepend(group) : [element]);
}
