namespace Een.Media.Cli.Errors;

/// <summary>A failure whose message is for the user as it is: what was asked, what is wrong with it, what to do.</summary>
internal sealed class CliException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static CliException Usage(string message) => new(Errors.ExitCode.Usage, message);
}
