namespace Een.Media.Cli.Errors;

/// <summary>A failure whose message is shown to the user unchanged: what was requested, what is wrong, and what to do.</summary>
internal sealed class CliException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static CliException Usage(string message) => new(Errors.ExitCode.Usage, message);
}
