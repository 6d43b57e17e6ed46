using Een.Media.Cli.Text;
using Spectre.Console;

namespace Een.Media.Cli.Output;

/// <summary>Everything that the user sees: data on the standard output, all else on the standard error.</summary>
internal sealed class Reporter
{
    private readonly OutputSettings _settings;
    private readonly bool _noColor;
    private readonly Lock _lock = new();

    public Reporter(OutputSettings settings)
    {
        _settings = settings;
        _noColor = settings.NoColor || settings.Form != OutputForm.Text || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
    }

    public OutputForm Form => _settings.Form;

    public bool IsVerbose => _settings.Verbose;

    /// <summary>Whether progress bars are drawn: only on a terminal.</summary>
    public bool ShowsProgress => !_settings.Quiet && !_noColor && !Console.IsErrorRedirected;

    /// <summary>Writes a message about the progress. Silent with --quiet.</summary>
    public void Note(string text)
    {
        if (!_settings.Quiet)
            Write(text);
    }

    /// <summary>Writes a warning, even with --quiet.</summary>
    public void Warn(string text) => Write($"warning: {text}");

    /// <summary>Writes why the command failed.</summary>
    public void Fail(string text) => Write($"error: {text}");

    /// <summary>Writes details for troubleshooting. Silent without --verbose.</summary>
    public void Detail(string text)
    {
        if (_settings.Verbose)
            Write(text);
    }

    /// <summary>Whether the standard output is a terminal with colors.</summary>
    public bool HasColor => !_noColor && !Console.IsOutputRedirected;

    public RecordWriter Records(params Column[] columns) =>
        new(_settings.Form, Console.Out, HasColor, columns);

    /// <summary>The console on which bars are drawn.</summary>
    public static IAnsiConsole ProgressConsole() => Terminal.On(Console.Error, color: true);

    private void Write(string text)
    {
        lock (_lock)
            Console.Error.WriteLine(string.Join(Environment.NewLine, text.Split('\n').Select(SafeText.Of)));
    }
}
