using System.Xml.Linq;
using AngleSharp.Css.Dom;

namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>The rules of all <c>style</c> elements. Reports what it does not understand.</summary>
internal sealed class CssStyleSheet(CssReader reader, Action<string> skip)
{
    private const int MaxSelectors = 200;

    /// <summary>Counted once for each selector: every element that it matches gets all of them.</summary>
    private const int MaxDeclarations = 1_000;

    private readonly List<CssRule> _rules = [];
    private int _declarations;

    /// <summary>Whether every rule that may style a shape was understood.</summary>
    public bool IsComplete { get; private set; } = true;

    public void Add(string css)
    {
        if (reader.ReadSheet(css) is not { } rules)
        {
            SkipRule("the style sheet is too long or nested too deeply");
            return;
        }

        bool wasComplete = IsComplete;
        int blocks = AddRules(rules);
        if (wasComplete && IsComplete && blocks < CssReader.CountBlocks(css))
            SkipRule("a nested or malformed rule is not understood");
    }

    /// <summary>Whether a media query applies. It comes from a <c>media</c> attribute, or follows <c>@media</c>.</summary>
    /// <returns><see langword="false"/> when the query is not understood.</returns>
    public static bool TryApplies(string? media, out bool applies)
    {
        string query = media?.Trim().ToLowerInvariant() ?? "";
        applies = query is "" or "all" or "screen" or "only screen";
        return applies || query is "print" or "speech" or "not screen" or "not all";
    }

    public void SkipRule(string reason)
    {
        IsComplete = false;
        skip(reason);
    }

    /// <summary>What the selectors match on an element, given what they match on its parent.</summary>
    public CssMatches Match(XElement element, CssMatches? parent)
    {
        var subject = new CssSubject(element);
        int[] here = new int[_rules.Count];
        int[] hereOrAbove = new int[_rules.Count];
        for (int i = 0; i < here.Length; i++)
        {
            int above = parent?.HereOrAbove[i] ?? 0;
            here[i] = _rules[i].Selector.Match(subject, parent?.Here[i] ?? 0, above);
            hereOrAbove[i] = here[i] | above;
        }

        return new CssMatches(here, hereOrAbove);
    }

    /// <summary>
    /// The values that an element gets from the cascade: rules in the order of specificity, then the <c>style</c> attribute. Important
    /// declarations override others.
    /// </summary>
    public Dictionary<string, string> Values(CssMatches matches, IReadOnlyList<CssDeclaration> own)
    {
        Dictionary<string, CssDeclaration> winners = [];
        IEnumerable<CssDeclaration> ordered = _rules.Where((rule, i) => (matches.Here[i] & rule.Selector.Whole) != 0)
            .OrderBy(rule => rule.Selector.Specificity)
            .SelectMany(rule => rule.Declarations)
            .Concat(own);
        foreach (CssDeclaration declaration in ordered)
        {
            if (declaration.IsImportant || !winners.TryGetValue(declaration.Name, out CssDeclaration winner) || !winner.IsImportant)
                winners[declaration.Name] = declaration;
        }

        return winners.ToDictionary(pair => pair.Key, pair => pair.Value.Value);
    }

    /// <returns>The number of blocks that were understood.</returns>
    private int AddRules(IEnumerable<ICssRule> rules)
    {
        int blocks = 0;
        foreach (ICssRule rule in rules)
        {
            blocks++;
            if (rule is ICssStyleRule style)
                AddStyle(style);
            else if (rule is ICssMediaRule media && TryApplies(media.ConditionText, out bool applies))
                blocks += applies ? AddRules(media.Rules) : CssReader.CountBlocks(media.CssText) - 1;
            else
                AddOther(rule);
        }

        return blocks;
    }

    private void AddStyle(ICssStyleRule rule)
    {
        IReadOnlyList<CssDeclaration> declarations = CssReader.Declarations(rule.Style);
        foreach ((string text, CssSelector? selector) in CssSelectorReader.Read(rule.Selector))
        {
            if (selector is null)
                SkipRule($"the selector \"{Shorten(text)}\" is not understood");
            else if (_rules.Count == MaxSelectors)
                SkipRule($"the style sheets have more than {MaxSelectors} selectors");
            else if (_declarations + declarations.Count > MaxDeclarations)
                SkipRule($"the style sheets have more than {MaxDeclarations} declarations");
            else
                Add(new CssRule(selector, declarations));
        }
    }

    private void Add(CssRule rule)
    {
        _rules.Add(rule);
        _declarations += rule.Declarations.Count;
    }

    private void AddOther(ICssRule rule)
    {
        string text = rule.CssText;
        int end = text.AsSpan(1).IndexOfAnyExceptInRange('a', 'z') is var length and >= 0 && text.Length > 1 ? length + 1 : text.Length;
        string name = rule.Type switch
        {
            CssRuleType.FontFace => "@font-face",
            CssRuleType.Keyframes => "@keyframes",
            _ => text[..Math.Min(end, text.Length)],
        };
        if (rule.Type is CssRuleType.Charset)
            return;
        if (rule.Type is CssRuleType.FontFace or CssRuleType.Keyframes or CssRuleType.Namespace or CssRuleType.Page)
            skip($"{name} is not supported");
        else
            SkipRule($"{name} is not supported, or its condition is not understood");
    }

    private static string Shorten(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
