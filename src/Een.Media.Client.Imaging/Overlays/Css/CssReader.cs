using System.Text;
using AngleSharp;
using AngleSharp.Css;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Css.Values;
using AngleSharp.Text;

namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>
/// Parses CSS with AngleSharp. Every value is kept as text. AngleSharp itself would drop unknown values, and a shape whose fill is dropped
/// would be painted black.
/// </summary>
internal sealed class CssReader
{
    /// <summary>The deepest nesting of blocks and parentheses accepted. Parsers recurse on them.</summary>
    private const int MaxNesting = 16;
    private const int MaxCharacters = 1 << 16;

    private static readonly IConfiguration Settings = Configuration.Default.With<IDeclarationFactory>(_ => new RawDeclarations());

    private readonly CssParser _parser = new(
        new CssParserOptions
        {
            IsIncludingUnknownDeclarations = true,
            IsIncludingUnknownRules = true,
            IsToleratingInvalidSelectors = true,
        },
        BrowsingContext.New(Settings));

    /// <summary>The rules of a style sheet, or <see langword="null"/> if it is too long or nested too deeply.</summary>
    public IReadOnlyList<ICssRule>? ReadSheet(string css) => IsWithinLimits(css) ? [.. _parser.ParseStyleSheet(css).Rules] : null;

    /// <summary>The declarations of a <c>style</c> attribute, or <see langword="null"/> if it is too long or nested too deeply.</summary>
    public IReadOnlyList<CssDeclaration>? ReadDeclarations(string css) =>
        IsWithinLimits(css) ? Declarations(_parser.ParseDeclaration(css)) : null;

    public static IReadOnlyList<CssDeclaration> Declarations(IEnumerable<ICssProperty>? properties) =>
    [
        .. (properties ?? []).Select(property => new CssDeclaration(
            property.Name.StartsWith("--", StringComparison.Ordinal) ? property.Name : property.Name.ToLowerInvariant(),
            WithoutComments(property.Value).Trim(),
            property.IsImportant)),
    ];

    /// <summary>The number of opening braces outside of strings and comments.</summary>
    public static int CountBlocks(string css) => Scan(css).Blocks;

    private static string WithoutComments(string value)
    {
        if (!value.Contains("/*", StringComparison.Ordinal))
            return value;
        var kept = new StringBuilder();
        int position = 0;
        while (value.IndexOf("/*", position, StringComparison.Ordinal) is >= 0 and var start)
        {
            kept.Append(value, position, start - position).Append(' ');
            int end = value.IndexOf("*/", start + 2, StringComparison.Ordinal);
            position = end < 0 ? value.Length : end + 2;
        }

        return kept.Append(value, position, value.Length - position).ToString();
    }

    private static bool IsWithinLimits(string css) => css.Length <= MaxCharacters && Scan(css).Nesting <= MaxNesting;

    private static (int Nesting, int Blocks) Scan(string css)
    {
        int depth = 0, deepest = 0, blocks = 0;
        for (int i = 0; i < css.Length; i++)
        {
            switch (css[i])
            {
                case '/' when i + 1 < css.Length && css[i + 1] == '*':
                    int end = css.IndexOf("*/", i + 2, StringComparison.Ordinal);
                    i = end < 0 ? css.Length : end + 1;
                    break;
                case '\\':
                    i++;
                    break;
                case '{' or '(' or '[':
                    blocks += css[i] == '{' ? 1 : 0;
                    deepest = Math.Max(deepest, ++depth);
                    break;
                case '}' or ')' or ']':
                    depth--;
                    break;
            }
        }

        return (deepest, blocks);
    }

    private sealed class RawDeclarations : IDeclarationFactory, IValueConverter
    {
        public DeclarationInfo Create(string propertyName) => new(propertyName, this, PropertyFlags.Unknown);

        public ICssValue Convert(StringSource source)
        {
            string text = source.Content[source.Index..];
            while (!source.IsDone)
                source.Next();
            return new RawValue(text);
        }
    }

    private sealed class RawValue(string text) : ICssValue
    {
        public string CssText { get; } = text;

        public ICssValue Compute(ICssComputeContext context) => this;

        public bool Equals(ICssValue? other) => other?.CssText == CssText;
    }
}
