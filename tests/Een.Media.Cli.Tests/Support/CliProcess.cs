using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Een.Media.Cli.Tests.Support;

/// <summary>The built tool as a process of its own, with nothing of this process's environment that it would read.</summary>
internal sealed class CliProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>Where it was built, with all that it needs beside it: here, it would load what the tests bring. Tests are built for one platform.</summary>
    private static readonly string s_tool = Path.Combine(
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)
            .Replace(Path.DirectorySeparatorChar + RuntimeInformation.RuntimeIdentifier, "", StringComparison.Ordinal)
            .Replace(Path.Combine("tests", "Een.Media.Cli.Tests"), Path.Combine("src", "Een.Media.Cli"), StringComparison.Ordinal),
        "een-media.dll");

    private readonly Process _process;
    private readonly Task<byte[]> _output;
    private readonly Task<string> _error;

    private CliProcess(Process process)
    {
        _process = process;
        _output = ReadAllAsync(process.StandardOutput.BaseStream);
        _error = process.StandardError.ReadToEndAsync();
    }

    public static CliProcess Start(string directory, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host, [s_tool, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("EEN_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string? value) in environment)
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return new CliProcess(process);
    }

    /// <summary>What Ctrl-C does.</summary>
    public void Interrupt()
    {
        using Process kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Kill() => _process.Kill();

    public async Task<CliResult> WaitAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        await _process.WaitForExitAsync(patience.Token);
        return new CliResult(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
