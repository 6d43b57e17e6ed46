using System.Xml.Linq;
using AngleSharp.Css;

namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>
/// A selector of compounds with descendant and child combinators between them. For each compound after the first,
/// <paramref name="IsChild"/> says whether its element must be a child of the element before it.
/// </summary>
internal sealed record CssSelector(IReadOnlyList<CssCompound> Compounds, IReadOnlyList<bool> IsChild, Priority Specificity)
{
    /// <summary>The bit of the whole selector in <see cref="Match"/>.</summary>
    public int Whole => 1 << (Compounds.Count - 1);

    /// <summary>
    /// Returns a bit for each prefix of the selector that matches and ends at the element. With the bits of the parent, and those of all
    /// ancestors together, no backtracking is needed.
    /// </summary>
    public int Match(CssSubject subject, int parent, int ancestors)
    {
        int matched = 0;
        for (int i = 0; i < Compounds.Count; i++)
        {
            bool isAllowed = i == 0 || (((IsChild[i - 1] ? parent : ancestors) >> (i - 1)) & 1) != 0;
            if (isAllowed && Compounds[i].Matches(subject))
                matched |= 1 << i;
        }

        return matched;
    }
}

/// <summary>A selector without combinators, such as <c>rect.box[data-type=person]</c>.</summary>
internal sealed class CssCompound
{
    private readonly List<Predicate<CssSubject>> _conditions = [];

    public bool Matches(CssSubject subject) => _conditions.TrueForAll(condition => condition(subject));

    public void Add(Predicate<CssSubject> condition) => _conditions.Add(condition);
}

/// <summary>An element as selectors see it.</summary>
internal sealed class CssSubject(XElement element)
{
    private static readonly char[] Blank = [' ', '\t', '\r', '\n', '\f'];

    public string Name { get; } = element.Name.LocalName;

    public string? Id { get; } = (string?)element.Attribute("id");

    public string[] Classes { get; } = Words((string?)element.Attribute("class"));

    /// <summary>Compares names as text, because a name in CSS may contain characters that are not allowed in an XML name.</summary>
    public string? Attribute(string name) => element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;

    public static string[] Words(string? text) => (text ?? "").Split(Blank, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// What the selectors matched on an element and its ancestors: for each selector, the bits of <see cref="CssSelector.Match"/>.
/// </summary>
internal sealed record CssMatches(int[] Here, int[] HereOrAbove);
