using Spectre.Console;

namespace Een.Media.Cli.Output;

/// <summary>Creates consoles for drawing. The program decides about color; nothing is detected automatically.</summary>
internal static class Terminal
{
    public static IAnsiConsole On(TextWriter writer, bool color) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = color ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = color ? InteractionSupport.Detect : InteractionSupport.No,
    });
}
