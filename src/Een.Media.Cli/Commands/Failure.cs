using Een.Media.Cli.Accounts;
using Een.Media.Cli.Errors;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>A failure as the user sees it: a message and an exit code.</summary>
internal sealed record Failure(int ExitCode, string Message)
{
    /// <summary>The failure; <see langword="null"/> for a bug of this program, whose exception should be shown in full.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="account">The account that was used, if any.</param>
    public static Failure? Of(Exception exception, Account? account = null) => exception switch
    {
        CliException e => new(e.ExitCode, e.Message),
        EenAuthenticationException e => new(Errors.ExitCode.SignIn, $"{e.Message} {account?.SignInAgain ?? Account.Login}"),
        EenUnknownCameraException e => new(Errors.ExitCode.Usage, e.Message),
        EenNotFoundException { MeansNothingRecorded: true } e => new(Errors.ExitCode.NothingRecorded, e.Message),
        EenRateLimitedException e => new(Errors.ExitCode.RateLimited, e.RetryAfter is { } wait
            ? $"{e.Message} Try again in {Times.DurationText.Of(wait)}." : e.Message),
        EenPermissionException e => new(Errors.ExitCode.Failed, $"{e.Message} Ask an administrator of the account for the permission."),
        EenMediaException or EenImagingException => new(Errors.ExitCode.Failed, exception.Message),
        ArgumentException e => new(Errors.ExitCode.Usage, WithoutParameter(e)),
        FileNotFoundException { FileName: { } name } when name.Contains(", Version=", StringComparison.Ordinal) => Damaged(exception),
        FileLoadException or BadImageFormatException or DllNotFoundException or TypeInitializationException => Damaged(exception),
        IOException or UnauthorizedAccessException or InvalidOperationException => new(Errors.ExitCode.Failed, exception.Message),
        _ => null,
    };

    /// <summary>The failure when a part of this program is missing or damaged.</summary>
    public static Failure Damaged(Exception exception) => new(
        Errors.ExitCode.Failed,
        $"een-media itself is damaged: {(exception is TypeInitializationException ? exception.GetBaseException() : exception).Message} "
        + "Install it again: dotnet tool update --global Een.Media.Cli --prerelease");

    /// <summary>Removes the parameter's name, which does not help a user at a terminal, and puts the value on the same line.</summary>
    private static string WithoutParameter(ArgumentException exception)
    {
        string message = exception.ParamName is { } name
            ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : exception.Message;
        return message.Replace($"{Environment.NewLine}Actual value was ", " The value was ", StringComparison.Ordinal);
    }
}
