using System.Text.RegularExpressions;
using Een.Media.Conventions.Tests.Structure;

namespace Een.Media.Conventions.Tests.Docs;

/// <summary>A document of the repository, and what in it can be checked.</summary>
public sealed partial record MarkdownFile(string Path)
{
    /// <summary>The root's documents, docs/, the readmes of samples and folders, and those that the packages carry.</summary>
    public static IReadOnlyList<MarkdownFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "samples"), "README.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "src"), "README.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "src"), "PACKAGE.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "src"), "SKILL.md", SearchOption.AllDirectories))
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(file => new MarkdownFile(file)),
    ];

    public string Text => Repository.Read(Path);

    public IReadOnlyList<CodeFence> Fences
    {
        get
        {
            var fences = new List<CodeFence>();
            string[] lines = Text.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                    continue;
                int end = Array.FindIndex(lines, i + 1, line => line.StartsWith("```", StringComparison.Ordinal));
                Match marker = Marker().Match(i == 0 ? string.Empty : lines[i - 1]);
                fences.Add(new CodeFence(
                    $"{Path}:{i + 1}", lines[i][3..].Trim(), marker.Success ? marker.Groups[1].Value : null, string.Join('\n', lines[(i + 1)..end])));
                i = end;
            }

            return fences;
        }
    }

    /// <summary>What links inside the repository point to, without those in code.</summary>
    public IReadOnlyList<string> Links =>
    [
        .. Link().Matches(Code().Replace(Text, string.Empty)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)),
    ];

    /// <summary>The anchors that its headings make.</summary>
    public IReadOnlyList<string> Anchors =>
    [
        .. Heading().Matches(Code().Replace(Text, string.Empty)).Select(match =>
            NoAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-')),
    ];

    public override string ToString() => Path;

    [GeneratedRegex(@"^<!-- snippet: ([a-z0-9-]+) -->\r?$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex("^```.*?^```|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
