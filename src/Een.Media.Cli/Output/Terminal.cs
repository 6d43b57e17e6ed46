using Spectre.Console;

namespace Een.Media.Cli.Output;

/// <summary>Consoles for drawing. Nothing is detected behind the program's back: color is on or off as it says.</summary>
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
