using System.Text.RegularExpressions;

namespace Een.Media.Conventions.Tests.Docs;

/// <summary>A block of code in a document.</summary>
public sealed partial record CodeFence(string Where, string Language, string? Snippet, string Code)
{
    /// <summary>Its commands: every line of a <c>bash</c> block that is no comment, and of a <c>console</c> block what follows the prompt.</summary>
    public IEnumerable<string> Commands => Language switch
    {
        "bash" or "sh" or "shell" => Lines.Where(line => !line.StartsWith('#')),
        "console" => Lines.Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]),
        _ => [],
    };

    /// <summary>A line that ends with a backslash goes on in the next one.</summary>
    private IEnumerable<string> Lines => Continuation().Replace(Code, "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();
}
