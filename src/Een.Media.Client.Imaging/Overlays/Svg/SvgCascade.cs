using System.Xml.Linq;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>The order of CSS: presentation attributes, then style sheets, then the <c>style</c> attribute.</summary>
internal static class SvgCascade
{
    public static SvgStyle StyleOf(XElement element, SvgStyle inherited, SvgStyleSheet sheet, SvgViewport viewport)
    {
        SvgStyle style = inherited;
        foreach (XAttribute attribute in element.Attributes().Where(a => a.Name.NamespaceName.Length == 0))
            style = style.With(attribute.Name.LocalName, attribute.Value, viewport);
        foreach (string declarations in sheet.For(element))
            style = Apply(style, declarations, viewport);
        return element.Attribute("style") is { } own ? Apply(style, own.Value, viewport) : style;
    }

    private static SvgStyle Apply(SvgStyle style, string declarations, SvgViewport viewport)
    {
        foreach ((string property, string value) in SvgStyleSheet.Declarations(declarations))
            style = style.With(property, value, viewport);
        return style;
    }
}
