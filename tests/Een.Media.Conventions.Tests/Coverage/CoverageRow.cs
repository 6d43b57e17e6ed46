namespace Een.Media.Conventions.Tests.Coverage;

/// <summary>One row of <c>docs/coverage.md</c>.</summary>
internal sealed record CoverageRow(string Endpoint, string Kind, string Name, IReadOnlyList<string> Members, IReadOnlyList<string> Tests)
{
    public static IReadOnlyList<CoverageRow> ReadTable(string markdown)
    {
        var rows = new List<CoverageRow>();
        string endpoint = "";
        foreach (string line in markdown.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                endpoint = line[3..].Trim();
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length == 6 && cells[1] != "what" && !cells[1].StartsWith('-'))
                rows.Add(new(endpoint, cells[1], cells[2].Trim('`'), Names(cells[3]), Names(cells[4])));
        }

        return rows;
    }

    /// <summary>Endpoints in brackets, and under each what it has: <c>kind: name name</c>, with underscores for spaces of a status.</summary>
    public static IReadOnlyList<(string Endpoint, string Kind, string Name)> ReadApi(string text)
    {
        var api = new List<(string, string, string)>();
        string endpoint = "";
        foreach (string line in text.Split('\n').Where(line => !line.StartsWith('#')))
        {
            if (line.StartsWith('['))
                endpoint = line.Trim('[', ']');
            else if (line.Split(": ") is [var kind, var names])
                api.AddRange(names.Split(' ').Select(name => (endpoint, kind, kind == "status" ? name.Replace('_', ' ') : name)));
        }

        return api;
    }

    private static string[] Names(string cell) => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim('`')).ToArray();
}
