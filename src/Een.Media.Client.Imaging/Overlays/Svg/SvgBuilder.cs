using System.Xml.Linq;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Turns a checked tree into overlay elements. The depth of the tree, and so of the recursion, is limited before.</summary>
internal sealed class SvgBuilder(XElement root)
{
    public const string SvgNamespace = "http://www.w3.org/2000/svg";
    private const int MostSkips = 100;

    /// <summary>Elements that show nothing and lose nothing by being left out.</summary>
    private static readonly HashSet<string> Silent = ["title", "desc", "metadata", "defs", "style"];

    private readonly SvgStyleSheet _styles = new();
    private readonly List<OverlaySkip> _skipped = [];

    public SvgContent Build()
    {
        foreach (XElement sheet in root.Descendants().Where(e => e.Name.LocalName == "style"))
            _styles.Add(sheet.Value);
        SvgFrame frame = SvgFrame.OfRoot(root);
        SvgContext context = new(frame.Matrix, new SvgStyle(), frame.Viewport);
        context = context with { Style = StyleOf(root, context) };
        List<OverlayElement> elements = Children(root, context with { Style = context.Style.ForChild() });
        if (context.Style.Opacity < 1)
            elements = [new OverlayGroup { Children = elements, Opacity = context.Style.Opacity, Transform = frame.Matrix }];
        return new SvgContent(frame.Size, elements, _skipped);
    }

    private List<OverlayElement> Children(XElement parent, SvgContext context)
    {
        List<OverlayElement> elements = [];
        foreach (XElement child in parent.Elements())
            Add(child, context, elements);
        return elements;
    }

    private void Add(XElement element, SvgContext outer, List<OverlayElement> into)
    {
        string name = element.Name.LocalName;
        if (element.Name.NamespaceName is not (SvgNamespace or "") || Silent.Contains(name))
            return;
        var attributes = new SvgAttributes(element);
        if (!SvgTransform.TryParse(attributes.Text("transform") ?? "", out SKMatrix transform))
        {
            Skip(element, "its transform cannot be read");
            return;
        }

        SvgContext context = outer with { Transform = outer.Transform.PreConcat(transform), Style = StyleOf(element, outer) };
        if (!SvgTransform.IsSane(context.Transform))
            Skip(element, "its transform leads too far away");
        else if (context.Style.IsDisplayed)
            AddShown(name, attributes, context, into);
    }

    private void AddShown(string name, SvgAttributes attributes, SvgContext context, List<OverlayElement> into)
    {
        switch (name)
        {
            case "g" or "a" or "switch" or "svg":
                AddGroup(attributes, name == "svg" ? SvgFrame.Enter(attributes, context) : context, into);
                break;
            case "text":
                List<OverlayText> lines = new SvgTextReader(_styles).Read(attributes, context);
                if (attributes.Fault is null)
                    into.AddRange(lines.Select(line => (OverlayElement)(line with { Transform = context.Transform }) with { Label = attributes.Label, Data = attributes.Data }));
                break;
            default:
                OverlayElement? shape = SvgShapes.Read(name, attributes, context.Viewport, context.Style.FontSize);
                if (shape is not null && attributes.Fault is null && context.Style.IsVisible)
                    into.Add(Describe(shape, attributes, context));
                else if (shape is null && attributes.Fault is null && !SvgShapes.IsShape(name))
                    attributes.Fail("not understood");
                break;
        }

        if (attributes.Fault is { } fault)
            Skip(attributes.Element, fault);
    }

    private void AddGroup(SvgAttributes attributes, SvgContext context, List<OverlayElement> into)
    {
        if (attributes.Fault is not null)
            return;
        into.Add(new OverlayGroup
        {
            Id = attributes.Text("id"),
            Label = attributes.Label,
            ClassName = attributes.Text("class"),
            Data = attributes.Data,
            Transform = context.Transform,
            Opacity = context.Style.Opacity,
            Children = Children(attributes.Element, context with { Style = context.Style.ForChild() }),
        });
    }

    private static OverlayElement Describe(OverlayElement shape, SvgAttributes attributes, SvgContext context) => shape with
    {
        Id = attributes.Text("id"),
        Label = attributes.Label,
        ClassName = attributes.Text("class"),
        Data = attributes.Data,
        Paint = context.Style.ToPaint(),
        Transform = context.Transform,
    };

    private SvgStyle StyleOf(XElement element, SvgContext outer) => SvgCascade.StyleOf(element, outer.Style.ForChild(), _styles, outer.Viewport);

    private void Skip(XElement element, string reason)
    {
        if (_skipped.Count < MostSkips)
            _skipped.Add(new OverlaySkip(element.Name.LocalName, (string?)element.Attribute("id"), reason));
    }
}
