using System.CommandLine;

namespace Een.Media.Cli.Commands;

/// <summary>Which of a camera's recordings is meant.</summary>
internal static class StreamOption
{
    public static Option<bool> Create() => new("--main")
    {
        Description = "Full resolution instead of previews. The service limits its rate.",
    };

    public static string Name(bool main) => main ? "main" : "preview";
}
