using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Commands;

/// <summary>
/// Starts the emulator, which is a tool of its own, so that the profile <c>emulator</c> reaches it with nothing to paste.
/// </summary>
internal sealed class EmulatorCommand : CliCommand
{
    private const string Tool = "een-media-emulator";

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
        string file = session.Profiles.EmulatorFile;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string program = Environment.GetEnvironmentVariable("EEN_EMULATOR") is { Length: > 0 } set ? set : Tool;
        string[] own = session.Parsed.GetValue(_arguments) ?? [];

        // Port 8080 may be taken, and nobody has to know the port.
        string[] port = own.Any(argument => argument.StartsWith("--port", StringComparison.Ordinal)) ? [] : ["--port", "0"];
        ProcessStartInfo start = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? new("dotnet", [program, "--env-file", file, .. port, .. own])
            : new(program, ["--env-file", file, .. port, .. own]);
        start.RedirectStandardOutput = true;
        try
        {
            using Process emulator = Process.Start(start)!;
            session.Reporter.Note("The emulator starts. In another terminal: een-media --profile emulator cameras\nCtrl-C stops it.");
            using CancellationTokenRegistration stop = cancellationToken.Register(() => End(emulator));

            // Its own greeting shows tokens, which nobody needs here.
            await emulator.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
            await emulator.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return emulator.ExitCode == 0
                ? ExitCode.Ok
                : throw new CliException(ExitCode.Failed, $"The emulator ended with exit code {emulator.ExitCode}.");
        }
        catch (Win32Exception)
        {
            throw new CliException(ExitCode.Failed, $"The emulator is a tool of its own, and '{program}' was not found. Install it:\n  "
                + "dotnet tool install --global Een.Media.Emulator.Tool --prerelease");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void End(Process emulator)
    {
        try
        {
            emulator.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself: a terminal sends Ctrl-C to both.
        }
    }
}
