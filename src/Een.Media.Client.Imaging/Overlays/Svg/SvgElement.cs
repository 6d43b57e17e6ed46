using System.Xml.Linq;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>
/// One element with its attributes, and the geometry that CSS sets. The first value that cannot be read becomes the fault. An element with
/// a fault is skipped instead of drawn in the wrong place.
/// </summary>
internal sealed class SvgElement(XElement element, IReadOnlyDictionary<string, string> css)
{
    private const int LongestName = 500;

    public XElement Element { get; } = element;

    /// <summary>Why the element is skipped, or <see langword="null"/> if it is not.</summary>
    public string? Fault { get; private set; }

    public string? Label =>
        Shorten(Element.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value.Trim() is { Length: > 0 } title
            ? title
            : Attribute("aria-label") ?? Attribute("data-label"));

    public IReadOnlyDictionary<string, string> Data
    {
        get
        {
            Dictionary<string, string>? data = null;
            foreach (XAttribute attribute in Element.Attributes())
            {
                if (attribute.Name.LocalName.StartsWith("data-", StringComparison.Ordinal))
                    (data ??= [])[attribute.Name.LocalName[5..]] = attribute.Value;
            }

            return data ?? OverlayElement.EmptyData;
        }
    }

    public string? Attribute(string name) => (string?)Element.Attribute(name);

    /// <summary>A property that CSS or an attribute sets.</summary>
    public string? Property(string name) => css.GetValueOrDefault(name) ?? Attribute(name);

    /// <summary>A length, or <see langword="null"/> if it is missing, <c>auto</c> or cannot be read.</summary>
    public float? Length(string name, SvgAxis axis, SvgContext context)
    {
        if (Property(name) is not { } text || text.Trim() == "auto")
            return null;
        if (context.Viewport.TryLength(text, axis, context.Style.FontSize, out float value))
            return value;
        Fail($"its {name} is not a number, or too large");
        return null;
    }

    public void Fail(string reason) => Fault ??= reason;

    /// <summary>The element's names and the given transform and paint, on an overlay element.</summary>
    public OverlayElement Describe(OverlayElement overlay, SvgContext context, OverlayPaint paint) => overlay with
    {
        Id = Attribute("id"),
        Label = Label,
        ClassName = Attribute("class"),
        Data = Data,
        Paint = paint,
        Transform = context.Transform,
    };

    private static string? Shorten(string? text) => text is { Length: > LongestName } ? text[..LongestName] : text;
}
