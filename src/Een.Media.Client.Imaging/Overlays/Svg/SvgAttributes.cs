using System.Xml.Linq;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>The attributes of one element. The first that cannot be read is remembered: such an element is left out, not guessed at.</summary>
internal sealed class SvgAttributes(XElement element)
{
    private const int LongestName = 500;

    public XElement Element { get; } = element;

    /// <summary>What was wrong, in words.</summary>
    public string? Fault { get; private set; }

    public string? Label =>
        Shorten(Element.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value.Trim() is { Length: > 0 } title
            ? title
            : Text("aria-label") ?? Text("data-label"));

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

    public string? Text(string name) => (string?)Element.Attribute(name);

    /// <summary>A length; <see langword="null"/> when it is not there, and also when it cannot be read.</summary>
    public float? Length(string name, float whole, float fontSize)
    {
        if (Text(name) is not { } text || text.Trim() == "auto")
            return null;
        if (SvgNumber.TryParseLength(text, whole, fontSize, out float value))
            return value;
        Fail($"its {name} is not a number of reasonable size");
        return null;
    }

    public void Fail(string reason) => Fault ??= reason;

    private static string? Shorten(string? text) => text is { Length: > LongestName } ? text[..LongestName] : text;
}
