namespace Een.Media.Cli.Output;

/// <summary>A column of data: its name in JSON and CSV, its title for people.</summary>
internal sealed record Column(string Name, string Title);
