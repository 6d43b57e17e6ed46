using System.Xml;
using System.Xml.Linq;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>From text to a checked tree of XML, and from there to an overlay. The text comes from the network.</summary>
internal static class SvgReader
{
    public const int MaxCharacters = 1 << 20;
    public const int MaxElements = 4_000;
    public const int MaxDepth = 64;

    private static readonly string[] KnownPrefixes = ["xlink", "svg", "inkscape", "sodipodi", "een"];

    public static SvgContent Read(string svg)
    {
        if (svg.Length > MaxCharacters)
            throw new EenOverlayException($"The overlay has {svg.Length} characters; at most {MaxCharacters} are accepted.");
        XElement root = Load(svg);
        if (root.Name.LocalName != "svg")
            throw new EenOverlayException($"The overlay is XML, but not SVG: its outermost element is not <svg>.");
        return new SvgBuilder(root).Build();
    }

    private static XElement Load(string svg)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var counted = XmlReader.Create(new StringReader(svg), settings, Context());
            CheckSize(counted);
            using var reader = XmlReader.Create(new StringReader(svg), settings, Context());
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            throw new EenOverlayException($"The overlay is not well-formed XML without a DTD (line {e.LineNumber}, column {e.LinePosition}).", e);
        }
    }

    /// <summary>Reads to the end once, keeping nothing: a tree is built only of what is small enough.</summary>
    private static void CheckSize(XmlReader reader)
    {
        int elements = 0;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new EenOverlayException($"The overlay nests deeper than {MaxDepth} elements.");
            if (reader.NodeType == XmlNodeType.Element && ++elements > MaxElements)
                throw new EenOverlayException($"The overlay has more than {MaxElements} elements.");
        }
    }

    /// <summary>Fragments taken out of larger documents forget to declare the usual prefixes.</summary>
    private static XmlParserContext Context()
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (string prefix in KnownPrefixes)
            names.AddNamespace(prefix, prefix == "svg" ? SvgBuilder.SvgNamespace : $"urn:undeclared:{prefix}");
        return new XmlParserContext(names.NameTable, names, null, XmlSpace.None);
    }
}
