using System.Xml;
using System.Xml.Linq;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Parses SVG from the network into a checked tree of XML.</summary>
internal static class SvgReader
{
    public const int MaxCharacters = 1 << 20;
    public const int MaxElements = 4_000;
    public const int MaxDepth = 64;

    private static readonly string[] KnownPrefixes = ["xlink", "svg", "inkscape", "sodipodi", "een"];

    public static XElement Read(string svg)
    {
        if (svg.Length > MaxCharacters)
            throw new EenOverlayException($"The overlay has {svg.Length} characters. At most {MaxCharacters} are accepted.");
        XElement root = Load(svg);

        // LINQ to XML creates text nodes on first access. That is done here, so that the tree does not change while threads read it.
        foreach (XElement element in root.DescendantsAndSelf())
            _ = element.LastNode;
        return root.Name.LocalName == "svg"
            ? root
            : throw new EenOverlayException("The overlay is XML, but not SVG: its root element is not <svg>.");
    }

    private static XElement Load(string svg)
    {
        var settings = new XmlReaderSettings
        {
            // Many programs write <!DOCTYPE svg PUBLIC …>. The reader skips it: it declares no entity, and nothing is fetched.
            DtdProcessing = DtdProcessing.Ignore,
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
            throw new EenOverlayException(
                $"The overlay is not well-formed XML (line {e.LineNumber}, column {e.LinePosition}).", e);
        }
    }

    /// <summary>Reads the whole document once without keeping it. A tree is built only of a document within the limits.</summary>
    private static void CheckSize(XmlReader reader)
    {
        int elements = 0;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new EenOverlayException($"The overlay nests elements deeper than {MaxDepth} levels.");
            if (reader.NodeType == XmlNodeType.Element && ++elements > MaxElements)
                throw new EenOverlayException($"The overlay has more than {MaxElements} elements.");
        }
    }

    /// <summary>Declares the usual prefixes: fragments of larger documents often do not.</summary>
    private static XmlParserContext Context()
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (string prefix in KnownPrefixes)
            names.AddNamespace(prefix, prefix == "svg" ? SvgBuilder.SvgNamespace : $"urn:undeclared:{prefix}");
        return new XmlParserContext(names.NameTable, names, null, XmlSpace.None);
    }
}
