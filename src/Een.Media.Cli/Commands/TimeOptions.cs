using System.CommandLine;

namespace Een.Media.Cli.Commands;

/// <summary>The options for a range of time.</summary>
internal static class TimeOptions
{
    public static Option<string> From(string? preset = null) => preset is null
        ? new("--from") { Description = "The beginning: -1h, 12:03, 2026-11-24T12:03, …", HelpName = "TIME", Required = true }
        : new("--from")
        {
            Description = "The beginning: -1h, 12:03, 2026-11-24T12:03, …",
            HelpName = "TIME",
            DefaultValueFactory = _ => preset,
        };

    public static Option<string> Until() =>
        new("--until")
        {
            Description = "The end: a time as for --from, or +10m after the beginning.",
            HelpName = "TIME",
            DefaultValueFactory = _ => "now",
        };
}
