namespace Een.Media.Cli.Errors;

/// <summary>
/// What the process returns. <c>Commands/Failure.cs</c> decides it for an exception, and docs/cli.md documents it.
/// </summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int SignIn = 3;
    public const int NothingRecorded = 4;
    public const int RateLimited = 5;
    public const int PartlyDone = 6;
    public const int Interrupted = 130;

    /// <summary>What a shell reports for a program that a closed pipe ended: 128 and the number of SIGPIPE.</summary>
    public const int ReaderGone = 141;
}
