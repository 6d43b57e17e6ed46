using System.CommandLine;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;

namespace Een.Media.Cli.Commands;

/// <summary>A command: its help, and the conversion of its result to an exit code.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction((parsed, _) => InvokeAsync(parsed));
    }

    /// <summary>Command lines without the name of the program.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <returns>The exit code.</returns>
    protected abstract Task<int> RunAsync(Session session, CancellationToken cancellationToken);

    /// <summary>The message after Ctrl-C.</summary>
    protected virtual string AfterInterrupt => "Stopped.";

    private async Task<int> InvokeAsync(ParseResult parsed)
    {
        using var end = new EarlyEnd();
        var reporter = new Reporter(new OutputSettings(OutputForm.Text, Quiet: false, Verbose: false, NoColor: false));
        try
        {
            reporter = new Reporter(GlobalOptions.Output(parsed));
            var session = new Session(parsed, reporter);
            await using (session.ConfigureAwait(false))
            {
                try
                {
                    if (GlobalOptions.Emulator(parsed))
                        await session.StartEmulatorAsync(end.Token).ConfigureAwait(false);
                    return await RunAsync(session, end.Token).ConfigureAwait(false);
                }
                catch (Exception e) when (Failure.Of(e, session.UsedAccount) is { } failure)
                {
                    return Report(failure);
                }
            }
        }
        catch (OperationCanceledException) when (end.Token.IsCancellationRequested)
        {
            if (!end.IsInterrupted)
                return ExitCode.ReaderGone;
            reporter.Fail(AfterInterrupt);
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            return Report(failure);
        }

        int Report(Failure failure)
        {
            reporter.Fail(failure.Message);
            return failure.ExitCode;
        }
    }
}
