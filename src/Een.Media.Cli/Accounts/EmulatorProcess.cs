using System.ComponentModel;
using System.Diagnostics;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Accounts;

/// <summary>The emulator, which is a separate tool, as a process. It writes its address and a token into a file.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private const string Tool = "een-media-emulator";

    private readonly Process _process;
    private readonly string _file;

    private EmulatorProcess(Process process, string file) => (_process, _file) = (process, file);

    /// <exception cref="CliException">The tool is not installed.</exception>
    public static EmulatorProcess Start(string file, IReadOnlyCollection<string> options)
    {
        PrivateFile.CreateDirectoryOf(file);
        string program = Environment.GetEnvironmentVariable("EEN_EMULATOR") is { Length: > 0 } set ? set : Tool;

        // Port 8080 may be in use, and the user need not know the port.
        string[] port = options.Any(argument => argument.StartsWith("--port", StringComparison.Ordinal)) ? [] : ["--port", "0"];
        string[] arguments = ["--env-file", file, "--stop-at-end-of-input", .. port, .. options];
        ProcessStartInfo start = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? new("dotnet", [program, .. arguments])
            : new(program, arguments);

        // Nothing is written to its input, which ends when this process does, even if it is killed.
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        try
        {
            return new EmulatorProcess(Process.Start(start)!, file);
        }
        catch (Win32Exception)
        {
            throw new CliException(
                ExitCode.Failed,
                $"The emulator is a separate tool, and '{program}' was not found. Install it:\n"
                + "  dotnet tool install --global Een.Media.Emulator.Tool --prerelease");
        }
    }

    /// <summary>Waits until requests are answered.</summary>
    /// <exception cref="CliException">The process ended instead.</exception>
    public async Task<Account> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        // The emulator prints its greeting after it has written the file. The greeting has tokens, so it is not shown.
        if (await _process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            throw Ended();
        }

        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return EmulatorFile.Read(_file);
    }

    /// <summary>Waits until the process ends.</summary>
    /// <exception cref="CliException">It failed.</exception>
    public async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stop = cancellationToken.Register(Stop);
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (_process.ExitCode != 0)
            throw Ended();
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
        if (File.Exists(_file))
            File.Delete(_file);
    }

    private CliException Ended() => new(ExitCode.Failed, $"The emulator ended with exit code {_process.ExitCode}.");

    private void Stop()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // The process has already ended, because a terminal sends Ctrl-C to both.
        }
    }
}
