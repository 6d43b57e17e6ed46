using System.Text.RegularExpressions;

namespace Een.Media.Conventions.Tests.Words;

/// <summary>Cuts code and prose into words, so that one pattern finds a word in a sentence and in a name.</summary>
internal static partial class Text
{
    /// <summary><c>RationTable _whenSure</c> becomes <c>ration table when sure</c>.</summary>
    public static string WordsOf(string line) => Spaces().Replace(Boundary().Replace(line, " "), " ").ToLowerInvariant();

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])|_")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
