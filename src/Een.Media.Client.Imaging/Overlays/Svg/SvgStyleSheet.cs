using System.Xml.Linq;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>
/// The rules of <c>style</c> elements whose selectors are one of <c>*</c>, <c>tag</c>, <c>.class</c>, <c>#id</c> and <c>tag.class</c>.
/// Others, and all at-rules, are left out.
/// </summary>
internal sealed class SvgStyleSheet
{
    private const int MostRules = 100;
    private const string Blank = " \t\r\n";

    private readonly List<(string Tag, string Class, string Id, string Declarations)> _rules = [];

    public void Add(string css)
    {
        ReadOnlySpan<char> rest = WithoutComments(css);
        while (_rules.Count < MostRules)
        {
            int open = rest.IndexOf('{');
            int close = rest.IndexOf('}');
            if (open < 0 || close < open)
                return;
            string declarations = rest[(open + 1)..close].ToString();
            foreach (string selector in rest[..open].ToString().Split(',').Take(MostRules - _rules.Count))
                AddRule(selector.Trim(), declarations);
            rest = rest[(close + 1)..];
        }
    }

    /// <summary>The declarations for an element, the least specific first.</summary>
    public IEnumerable<string> For(XElement element)
    {
        if (_rules.Count == 0)
            return [];
        string[] classes = ((string?)element.Attribute("class"))?.Split(Blank.ToCharArray(), StringSplitOptions.RemoveEmptyEntries) ?? [];
        string? id = (string?)element.Attribute("id");
        return _rules
            .Where(rule => (rule.Tag.Length == 0 || rule.Tag == element.Name.LocalName)
                && (rule.Class.Length == 0 || classes.Contains(rule.Class))
                && (rule.Id.Length == 0 || rule.Id == id))
            .OrderBy(rule => (rule.Id.Length > 0 ? 4 : 0) + (rule.Class.Length > 0 ? 2 : 0) + (rule.Tag.Length > 0 ? 1 : 0))
            .Select(rule => rule.Declarations);
    }

    /// <summary>Splits <c>a: b; c: d</c>.</summary>
    public static IEnumerable<(string Property, string Value)> Declarations(string css)
    {
        foreach (string declaration in css.Split(';'))
        {
            int colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                yield return (declaration[..colon].Trim(), declaration[(colon + 1)..].Replace("!important", "", StringComparison.Ordinal).Trim());
        }
    }

    private void AddRule(string selector, string declarations)
    {
        if (selector == "*")
            _rules.Add(("", "", "", declarations));
        else if (selector.StartsWith('#') && IsName(selector[1..]))
            _rules.Add(("", "", selector[1..], declarations));
        else if (selector.Split('.') is [var tag, .. var classes] && classes.Length <= 1 && (tag.Length == 0 || IsName(tag)) && classes.All(IsName) && selector.Length > 0)
            _rules.Add((tag, classes.FirstOrDefault() ?? "", "", declarations));
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    private static string WithoutComments(string css)
    {
        if (!css.Contains("/*", StringComparison.Ordinal))
            return css;
        var kept = new System.Text.StringBuilder();
        int position = 0;
        while (css.IndexOf("/*", position, StringComparison.Ordinal) is >= 0 and var start)
        {
            kept.Append(css, position, start - position);
            int end = css.IndexOf("*/", start + 2, StringComparison.Ordinal);
            if (end < 0)
                return kept.ToString();
            position = end + 2;
        }

        return kept.Append(css, position, css.Length - position).ToString();
    }
}
