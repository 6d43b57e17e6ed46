using AngleSharp.Css;
using AngleSharp.Css.Dom;

namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>Translates the selectors that AngleSharp parsed. AngleSharp itself matches only the elements of its own document.</summary>
internal sealed class CssSelectorReader : ISelectorVisitor
{
    /// <summary>Bounds the cost of matching.</summary>
    private const int MaxCompounds = 8;
    private const int MaxConditions = 32;

    private readonly List<CssCompound> _compounds = [new()];
    private readonly List<bool> _isChild = [];
    private bool _isUnderstood = true;
    private int _conditions;

    /// <summary>The selectors of a list, each <see langword="null"/> if it is not understood.</summary>
    public static IEnumerable<(string Text, CssSelector? Selector)> Read(ISelector selector)
    {
        var list = new ListReader();
        selector.Accept(list);
        foreach (ISelector one in list.Selectors ?? [selector])
            yield return (one.Text, ReadOne(one));
    }

    private static CssSelector? ReadOne(ISelector selector)
    {
        var reader = new CssSelectorReader();
        selector.Accept(reader);

        // The visitor does not report the flag for case: [data-type=person i].
        bool hasFlag = selector.Text.EndsWith(" i]", StringComparison.OrdinalIgnoreCase)
            || selector.Text.Contains(" i][", StringComparison.OrdinalIgnoreCase);
        bool isEmpty = selector.GetType().Name == "InvalidSelector";
        return reader._isUnderstood && !hasFlag && !isEmpty && reader._compounds.Count <= MaxCompounds
            ? new CssSelector(reader._compounds, reader._isChild, selector.Specificity)
            : null;
    }

    public void Type(string name)
    {
        if (name != "*")
            Add(subject => subject.Name == name);
    }

    public void Id(string value) => Add(subject => subject.Id == value);

    public void Class(string name) => Add(subject => subject.Classes.Contains(name));

    public void Attribute(string name, string op, string? value)
    {
        string wanted = value ?? "";
        Func<string, bool>? test = op switch
        {
            null or "" => _ => true,
            "=" => actual => actual == wanted,
            "~=" => actual => CssSubject.Words(actual).Contains(wanted),
            "|=" => actual => actual == wanted || actual.StartsWith(wanted + "-", StringComparison.Ordinal),
            "^=" => actual => wanted.Length > 0 && actual.StartsWith(wanted, StringComparison.Ordinal),
            "$=" => actual => wanted.Length > 0 && actual.EndsWith(wanted, StringComparison.Ordinal),
            "*=" => actual => wanted.Length > 0 && actual.Contains(wanted, StringComparison.Ordinal),
            _ => null,
        };
        if (test is null)
            _isUnderstood = false;
        else
            Add(subject => subject.Attribute(name) is { } actual && test(actual));
    }

    public void Many(IEnumerable<ISelector> selectors)
    {
        foreach (ISelector selector in selectors)
            selector.Accept(this);
    }

    public void Combinator(IEnumerable<ISelector> selectors, IEnumerable<string> symbols)
    {
        string[] between = [.. symbols];
        int i = 0;
        foreach (ISelector selector in selectors)
        {
            if (i > 0)
            {
                string symbol = between[i - 1].Trim();
                _isUnderstood &= symbol is "" or ">";
                _isChild.Add(symbol == ">");
                _compounds.Add(new CssCompound());
            }

            i++;
            selector.Accept(this);
        }
    }

    public void List(IEnumerable<ISelector> selectors) => _isUnderstood = false;

    public void PseudoClass(string name) => _isUnderstood = false;

    public void PseudoElement(string name) => _isUnderstood = false;

    public void Child(string name, int step, int offset, ISelector selector) => _isUnderstood = false;

    private void Add(Predicate<CssSubject> condition)
    {
        _isUnderstood &= ++_conditions <= MaxConditions;
        _compounds[^1].Add(condition);
    }

    /// <summary>Finds the selectors of a list.</summary>
    private sealed class ListReader : ISelectorVisitor
    {
        public IReadOnlyList<ISelector>? Selectors { get; private set; }

        public void List(IEnumerable<ISelector> selectors) => Selectors = [.. selectors];

        public void Attribute(string name, string op, string? value)
        {
        }

        public void Type(string name)
        {
        }

        public void Id(string value)
        {
        }

        public void Child(string name, int step, int offset, ISelector selector)
        {
        }

        public void Class(string name)
        {
        }

        public void PseudoClass(string name)
        {
        }

        public void PseudoElement(string name)
        {
        }

        public void Combinator(IEnumerable<ISelector> selectors, IEnumerable<string> symbols)
        {
        }

        public void Many(IEnumerable<ISelector> selectors)
        {
        }
    }
}
