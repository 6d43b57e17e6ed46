using System.Text.RegularExpressions;

namespace Een.Media.Conventions.Tests.Words;

/// <summary>A word of the past: what to write instead, and where it is not allowed. Matched in lower case, with names cut into words.</summary>
public sealed record Word(string Pattern, string Say, string Scope = "", string? Except = null)
{
    private readonly Regex _pattern = new($@"\b(?:{Pattern})\b", RegexOptions.CultureInvariant);
    private readonly Regex? _except = Except is null ? null : new Regex(Except, RegexOptions.CultureInvariant);

    /// <param name="file">A path in the repository.</param>
    /// <param name="line">One line of it, through <see cref="Text.WordsOf"/>.</param>
    /// <returns>What was found; null when the line is fine.</returns>
    public string? Find(string file, string line) =>
        file.StartsWith(Scope, StringComparison.Ordinal) && _pattern.Match(_except?.Replace(line, " ") ?? line) is { Success: true } match ? match.Value : null;

    public override string ToString() => Pattern;
}
