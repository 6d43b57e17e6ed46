using System.Xml.Linq;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Collects the parts of a document that are not understood.</summary>
internal sealed class SvgSkips
{
    private const int MaxSkips = 100;
    private const int LongestText = 100;

    private readonly List<OverlaySkip> _skips = [];
    private readonly HashSet<string> _seen = [];

    public IReadOnlyList<OverlaySkip> All => _skips;

    public void Add(string element, string? id, string reason)
    {
        if (_skips.Count < MaxSkips)
            _skips.Add(new OverlaySkip(element, id, reason));
    }

    public void Add(XElement element, string reason) => Add(element.Name.LocalName, (string?)element.Attribute("id"), reason);

    /// <summary>Adds a property, once for each value: a style sheet repeats it for every shape.</summary>
    public void AddProperty(XElement element, string property, string value)
    {
        string shown = value.Length > LongestText ? value[..LongestText] + "…" : value;
        if (_skips.Count < MaxSkips && _seen.Add($"{property}:{shown}"))
            Add(element, $"{property} \"{shown}\" is not understood");
    }
}
