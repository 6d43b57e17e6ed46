using System.Xml.Linq;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Turns a checked XML tree into overlay elements. The reader limits the depth of the tree, and so of the recursion.</summary>
internal sealed class SvgBuilder
{
    public const string SvgNamespace = "http://www.w3.org/2000/svg";

    /// <summary>Elements that draw nothing themselves.</summary>
    private static readonly HashSet<string> Silent = ["title", "desc", "metadata", "defs", "style"];

    private readonly XElement _root;
    private readonly SvgSkips _skips = new();
    private readonly SvgCascade _cascade;

    public SvgBuilder(XElement root) => (_root, _cascade) = (root, new SvgCascade(root, _skips));

    /// <summary>The elements in pixels of an image of the given size, or of the document's own size.</summary>
    public SvgContent Build(SKSize? image)
    {
        var initial = new SvgViewport(image ?? new SKSize(100, 100), image ?? new SKSize(100, 100), new SvgStyle().FontSize);
        (SvgElement root, SvgStyle style) = _cascade.Enter(_root, new SvgStyle(), initial);
        SvgFrame frame = SvgFrame.OfRoot(root, style.FontSize, image);
        var context = new SvgContext(frame.Matrix, style, frame.Viewport);
        ApplyTransform(root, ref context);
        if (root.Fault is { } fault)
            _skips.Add(_root, fault);
        if (root.Fault is not null || !style.IsDisplayed)
            return new SvgContent(frame.Size, [], _skips.All);
        IReadOnlyList<OverlayElement> elements = Children(_root, context);
        if (style.Opacity < 1)
            elements = [new OverlayGroup { Children = elements, Opacity = style.Opacity, Transform = context.Transform }];
        return new SvgContent(frame.Size, elements, _skips.All);
    }

    private List<OverlayElement> Children(XElement parent, SvgContext context)
    {
        List<OverlayElement> elements = [];
        foreach (XElement child in parent.Elements())
        {
            if (child.Name.NamespaceName is SvgNamespace or "" && !Silent.Contains(child.Name.LocalName))
                Add(child, context, elements);
        }

        return elements;
    }

    private void Add(XElement child, SvgContext outer, List<OverlayElement> into)
    {
        (SvgElement element, SvgStyle style) = _cascade.Enter(child, outer.Style.ForChild(), outer.Viewport);
        SvgContext context = outer with { Style = style };
        ApplyTransform(element, ref context);
        if (element.Fault is null && style.IsDisplayed)
            AddShown(element, context, into);
        if (element.Fault is { } fault)
            _skips.Add(child, fault);
    }

    private void AddShown(SvgElement element, SvgContext context, List<OverlayElement> into)
    {
        string name = element.Element.Name.LocalName;
        switch (name)
        {
            case "g" or "a":
                into.Add(Group(element, context, clip: null));
                break;
            case "svg":
                SvgContext inner = SvgFrame.Enter(element, context, out SKRect clip);
                if (element.Fault is null)
                    into.Add(Group(element, inner, context.Style.IsOverflowVisible ? null : clip));
                break;
            case "text":
                List<OverlayText> lines = new SvgTextReader(_cascade).Read(element, context);
                if (element.Fault is null)
                    into.AddRange(lines);
                break;
            default:
                OverlayElement? shape = SvgShapes.Read(name, element, context);
                if (shape is not null && element.Fault is null && context.Style.IsVisible)
                    into.Add(element.Describe(shape, context, context.Style.ToPaint()));
                else if (shape is null && !SvgShapes.IsShape(name))
                    element.Fail("this element is not supported");
                break;
        }
    }

    private OverlayElement Group(SvgElement element, SvgContext context, SKRect? clip) => element.Describe(
        new OverlayGroup { Children = Children(element.Element, context), Opacity = context.Style.Opacity, Clip = clip },
        context,
        OverlayPaint.Default);

    private static void ApplyTransform(SvgElement element, ref SvgContext context)
    {
        if (element.Property("transform") is not { } text)
            return;
        if (!SvgTransform.TryParse(text, context, out SKMatrix transform))
            element.Fail("its transform is not understood");
        context = context with { Transform = context.Transform.PreConcat(transform) };
        if (!SvgTransform.IsInRange(context.Transform))
            element.Fail("its transform is out of range");
    }
}
