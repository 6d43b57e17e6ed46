using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Een.Media.Cli.Commands;

/// <summary>
/// Returns completions for a position to a shell. The parser's own completions have every word that contains the typed part anywhere.
/// </summary>
internal sealed class CompletionAction(RootCommand root, SuggestDirective directive) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        string line = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
        string? value = parseResult.GetResult(directive)?.Values is [var first, ..] ? first : null;
        bool isGiven = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int given);
        int position = isGiven ? Math.Min(given, line.Length) : line.Length;
        string word = line[(line.LastIndexOf(' ', Math.Max(0, position - 1)) + 1)..position];
        TextWriter output = parseResult.InvocationConfiguration.Output;
        foreach (CompletionItem item in root.Parse(line).GetCompletions(position))
        {
            if (item.Label.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                output.WriteLine(item.Label);
        }

        return 0;
    }
}
