using System.Diagnostics;

namespace FleetSample;

/// <summary>A silo as a process of its own.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SiloProcess(Process process, FleetSettings settings) => (_process, Settings) = (process, settings);

    public FleetSettings Settings { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts this program again as a silo, and waits until it says that it is ready.</summary>
    public static async Task<SiloProcess> StartAsync(FleetSettings settings, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["silo", .. settings.ToArguments()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == Ready)
            {
                _ = ShowAsync(process);
                return new SiloProcess(process, settings);
            }

            Console.WriteLine($"  silo {process.Id}: {line}");
        }

        string said = await errors;
        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The silo ended with exit code {process.ExitCode} before it was ready. It said: {said}");
    }

    /// <summary>What a silo prints when it is ready.</summary>
    public const string Ready = "The silo is ready.";

    /// <summary>As <c>kill -9</c> does: no goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private static async Task ShowAsync(Process process)
    {
        try
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                Console.WriteLine($"  silo {process.Id}: {line}");
        }
        catch (InvalidOperationException)
        {
            // Disposed while it was read.
        }
    }
}
