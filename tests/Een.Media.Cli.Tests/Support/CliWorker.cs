using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Een.Media.Cli.Tests.Support;

/// <summary>The built tool as a process that runs one command line after another. See <see cref="StartupHook" />.</summary>
[SetUpFixture]
public sealed class CliWorker : IDisposable
{
    private static readonly ConcurrentBag<CliWorker> s_idle = [];

    private readonly Process? _process;

    private CliWorker(Process process) => _process = process;

    /// <summary>For the runner, which calls <see cref="StopAll" /> on it.</summary>
    public CliWorker()
    {
    }

    internal static async Task<CliResult> RunAsync(string directory, IReadOnlyDictionary<string, string?> environment, string[] arguments)
    {
        CliWorker worker = s_idle.TryTake(out CliWorker? idle) ? idle : new CliWorker(Start());
        Task<CliResult> run = Task.Run(() => worker.Run(directory, environment, arguments));
        try
        {
            CliResult result = await run.WaitAsync(CliProcess.Patience);
            s_idle.Add(worker);
            return result;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    [OneTimeTearDown]
    public static void StopAll()
    {
        while (s_idle.TryTake(out CliWorker? worker))
            worker.Dispose();
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static Process Start()
    {
        ProcessStartInfo start = CliProcess.StartInfo(Path.GetTempPath(), new Dictionary<string, string?>(), []);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(CliWorker).Assembly.Location;
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => TestContext.Progress.WriteLine(line.Data);
        process.BeginErrorReadLine();
        return process;
    }

    private CliResult Run(string directory, IReadOnlyDictionary<string, string?> environment, string[] arguments)
    {
        // Writers of their own for each command: both keep no byte back, and the streams stay open.
        using var commands = new BinaryWriter(_process!.StandardInput.BaseStream, Encoding.UTF8, leaveOpen: true);
        (string Name, string Value)[] variables = [.. environment.Where(one => one.Value is not null).Select(one => (one.Key, one.Value!))];
        commands.Write(directory);
        commands.Write(variables.Length);
        foreach ((string name, string value) in variables)
        {
            commands.Write(name);
            commands.Write(value);
        }

        commands.Write(arguments.Length);
        foreach (string argument in arguments)
            commands.Write(argument);
        commands.Flush();
        using var results = new BinaryReader(_process.StandardOutput.BaseStream, Encoding.UTF8, leaveOpen: true);
        int exitCode = results.ReadInt32();
        return new CliResult(exitCode, Encoding.UTF8.GetBytes(results.ReadString()), results.ReadString());
    }
}
