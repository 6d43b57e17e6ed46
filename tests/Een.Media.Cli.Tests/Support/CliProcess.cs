using System.Diagnostics;
using System.Runtime.InteropServices;
using Een.Media.Emulator.Tests.Server;

namespace Een.Media.Cli.Tests.Support;

/// <summary>The built tool as a process of its own, with nothing of this process's environment that it would read.</summary>
internal sealed class CliProcess : IDisposable
{
    /// <summary>Longer than any command takes on a slow machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Where it was built, with all that it needs beside it: here, it would load what the tests bring. Tests are built for one platform.
    /// </summary>
    public static readonly string Tool = Path.Combine(
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)
            .Replace(Path.DirectorySeparatorChar + RuntimeInformation.RuntimeIdentifier, "", StringComparison.Ordinal)
            .Replace(Path.Combine("tests", "Een.Media.Cli.Tests"), Path.Combine("src", "Een.Media.Cli"), StringComparison.Ordinal),
        "een-media.dll");

    public static readonly string Host =
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private readonly Process _process;
    private readonly Task<byte[]> _output;
    private readonly Task<string> _error;

    private CliProcess(Process process)
    {
        _process = process;
        _output = ReadAllAsync(process.StandardOutput.BaseStream);
        _error = process.StandardError.ReadToEndAsync();
    }

    public static CliProcess Start(
        string directory, IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments)
    {
        return Start(StartInfo(directory, environment, arguments));
    }

    public static CliProcess Start(ProcessStartInfo start)
    {
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return new CliProcess(process);
    }

    /// <summary>On a pseudo-terminal of 80 columns. The test is skipped where there is none.</summary>
    public static CliProcess StartInTerminal(
        string directory, IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments)
    {
        if (!File.Exists("/usr/bin/script") || !OperatingSystem.IsLinux())
            Assert.Ignore("A pseudo-terminal takes script of util-linux.");
        ProcessStartInfo start = StartInfo(directory, environment, []);
        string command = string.Join(' ', new[] { Host, Tool }.Concat(arguments).Select(Quoted));
        start.FileName = "/usr/bin/script";
        start.ArgumentList.Clear();
        foreach (string argument in new[] { "--quiet", "--return", "--flush", "--command", command, "/dev/null" })
            start.ArgumentList.Add(argument);
        start.Environment["TERM"] = environment.GetValueOrDefault("TERM") ?? "xterm-256color";
        return Start(start);

        static string Quoted(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    /// <summary>How the tool is started, with nothing of this process's environment that it would read.</summary>
    public static ProcessStartInfo StartInfo(
        string directory, IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Host, [Tool, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("EEN_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);

        // Nothing runs for long enough to be worth a second compilation.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string? value) in environment)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>What Ctrl-C does.</summary>
    public void Interrupt()
    {
        if (Interrupts.AreIgnored())
            Assert.Ignore("Ctrl-C is ignored by this process, and so by those that it starts.");
        using Process kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Kill() => _process.Kill();

    public async Task<CliResult> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
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
