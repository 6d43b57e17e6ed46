using System.CommandLine;

namespace Een.Media.Cli.Commands;

/// <summary>The option that selects one of a camera's recordings.</summary>
internal static class StreamOption
{
    public static Option<bool> Create() => new("--main")
    {
        Description = "Full resolution instead of previews. The service limits its rate.",
    };

    public static string Name(bool main) => main ? "main" : "preview";
}
