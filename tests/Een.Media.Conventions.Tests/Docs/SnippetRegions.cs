using Een.Media.Conventions.Tests.Structure;

namespace Een.Media.Conventions.Tests.Docs;

/// <summary>
/// The named regions of the samples, without their indentation. Regions of one name in one file are the parts of one snippet, such as its
/// <c>using</c> lines and its code.
/// </summary>
internal static class SnippetRegions
{
    public static IReadOnlyDictionary<string, string> Read()
    {
        var regions = new Dictionary<string, string>();
        foreach (string file in Repository.Sources("samples"))
        {
            string? name = null;
            var lines = new List<string>();
            var own = new Dictionary<string, string>();
            foreach (string line in Repository.Read(file).Split('\n'))
            {
                string trimmed = line.Trim();
                if (trimmed.StartsWith("#region ", StringComparison.Ordinal))
                {
                    name = trimmed["#region ".Length..].Trim();
                    lines.Clear();
                }
                else if (trimmed == "#endregion" && name is not null)
                {
                    own[name] = own.TryGetValue(name, out string? before) ? $"{before}\n\n{Dedent(lines)}" : Dedent(lines);
                    name = null;
                }
                else
                {
                    lines.Add(line.TrimEnd());
                }
            }

            foreach ((string snippet, string code) in own)
                regions.Add(snippet, code);
        }

        return regions;
    }

    private static string Dedent(List<string> lines)
    {
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }
}
