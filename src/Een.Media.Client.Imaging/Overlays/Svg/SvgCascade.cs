using System.Collections.Immutable;
using System.Xml.Linq;
using Een.Media.Client.Imaging.Overlays.Css;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Computes the style of elements: presentation attributes, then style sheets, then the <c>style</c> attribute.</summary>
internal sealed class SvgCascade
{
    /// <summary>Properties that move a shape. If one is not understood, the shape is skipped instead of drawn in the wrong place.</summary>
    private static readonly HashSet<string> Moving =
        ["translate", "rotate", "scale", "offset", "offset-path", "offset-distance", "zoom", "position", "perspective"];

    private readonly CssReader _reader = new();
    private readonly CssStyleSheet _sheet;
    private readonly SvgSkips _skips;

    public SvgCascade(XElement root, SvgSkips skips)
    {
        _skips = skips;
        _sheet = new CssStyleSheet(_reader, reason => skips.Add("style", null, reason));
        foreach (XElement style in root.Descendants().Where(element => element.Name.LocalName == "style"))
            AddSheet(style);
    }

    /// <summary>The element with the geometry that CSS sets, and its style.</summary>
    public (SvgElement Element, SvgStyle Style) Enter(XElement element, SvgStyle inherited, SvgViewport viewport)
    {
        CssMatches matches = _sheet.Match(element, inherited.Matches);
        Dictionary<string, string> css = _sheet.Values(matches, OwnDeclarations(element));
        SvgStyle style = inherited with
        {
            Matches = matches,
            Variables = Variables(inherited.Variables, css),
            IsSheetComplete = _sheet.IsComplete,
        };
        Dictionary<string, string> geometry = [];
        var entered = new SvgElement(element, geometry);
        List<(string Name, string Value)> properties = [];
        foreach (XAttribute attribute in element.Attributes())
        {
            string name = attribute.Name.LocalName;
            bool isProperty = attribute.Name.NamespaceName.Length == 0 && SvgProperties.IsPresentation(name);
            if (isProperty && !css.ContainsKey(name))
                properties.Add((name, attribute.Value));
        }

        properties.AddRange(css.Where(pair => !pair.Key.StartsWith("--", StringComparison.Ordinal)).Select(pair => (pair.Key, pair.Value)));

        foreach ((string name, string raw) in properties.OrderBy(property => Order(property.Name)))
        {
            string? value = CssVariables.Resolve(raw, style.Variables);
            if (value is not null && SvgProperties.IsGeometry(name))
                geometry[name] = value;
            else if (value is not null && style.With(name, value, viewport) is { } next)
                style = next;
            else
                style = SkipProperty(entered, style, name, raw);
        }

        return (entered, style);
    }

    /// <summary>The font size comes before the lengths in <c>em</c>, and the color before <c>currentColor</c>.</summary>
    private static int Order(string name) =>
        SvgProperties.IsGeometry(name) ? 0 : name is "font" or "font-size" ? 1 : name == "color" ? 2 : 3;

    private void AddSheet(XElement style)
    {
        string language = ((string?)style.Attribute("type") ?? "").Trim();
        if (language is not ("" or "text/css"))
            _sheet.SkipRule($"style sheets of type {language} are not supported");
        else if (!CssStyleSheet.TryApplies((string?)style.Attribute("media"), out bool applies))
            _sheet.SkipRule("its media attribute is not understood");
        else if (applies)
            _sheet.Add(style.Value);
    }

    private IReadOnlyList<CssDeclaration> OwnDeclarations(XElement element) =>
        (string?)element.Attribute("style") is not { } text ? []
        : _reader.ReadDeclarations(text) ?? [new CssDeclaration("fill", text, IsImportant: false)];

    private static ImmutableDictionary<string, string> Variables(
        ImmutableDictionary<string, string> inherited, Dictionary<string, string> css) =>
        inherited.SetItems(css.Where(pair => pair.Key.StartsWith("--", StringComparison.Ordinal)));

    private SvgStyle SkipProperty(SvgElement element, SvgStyle style, string name, string value)
    {
        if (SvgProperties.IsHarmless(name, value))
            return style;
        bool isPlace = Moving.Contains(name) || SvgProperties.IsGeometry(name)
            || (name is "transform-origin" or "transform-box" && element.Property("transform") is not null);
        if (isPlace)
            element.Fail($"its {name} is not understood");
        else
            _skips.AddProperty(element.Element, name, value);
        return name switch
        {
            "fill" or "fill-opacity" or "opacity" => style with { Fill = null },
            "stroke" or "stroke-opacity" => style with { Stroke = null },
            _ => style,
        };
    }
}
