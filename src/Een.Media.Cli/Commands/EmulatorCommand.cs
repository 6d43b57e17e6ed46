using System.CommandLine;
using Een.Media.Cli.Accounts;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Commands;

/// <summary>Starts the emulator, so that the profile <c>emulator</c> works without further input.</summary>
internal sealed class EmulatorCommand : CliCommand
{
    private readonly Argument<string[]> _arguments = new("options")
    {
        Description = "Options of een-media-emulator, after --.",
        HelpName = "OPTION…",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public EmulatorCommand()
        : base(
            "emulator",
            "Run an emulated account on this machine. In another terminal: een-media --profile emulator cameras",
            "emulator",
            "emulator -- --port 8080 --time-zone America/Chicago") => Arguments.Add(_arguments);

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        using var emulator = EmulatorProcess.Start(session.Profiles.EmulatorFile, session.Parsed.GetValue(_arguments) ?? []);
        Account account = await emulator.WaitUntilReadyAsync(cancellationToken).ConfigureAwait(false);
        session.Reporter.Note(
            $"The emulator is running at {account.BaseAddress}. In another terminal, run: een-media --profile emulator cameras\n"
                + "Press Ctrl-C to stop it.");
        await emulator.WaitForEndAsync(cancellationToken).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
