using System.Diagnostics;
using System.Globalization;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>Several processes that make calls at a word.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private readonly List<Process> _processes = [];

    public IReadOnlyList<int> Ids => [.. _processes.Select(process => process.Id)];

    public static async Task<Crowd> StartAsync(int count, IEnumerable<string> arguments)
    {
        var crowd = new Crowd();
        string[] all = ["child", .. arguments];
        for (int i = 0; i < count; i++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, all) { RedirectStandardInput = true, RedirectStandardOutput = true };
            crowd._processes.Add(Process.Start(start)!);
        }

        foreach (Process process in crowd._processes)
        {
            if (await process.StandardOutput.ReadLineAsync() != "ready")
                throw new InvalidOperationException("A process did not start.");
        }

        return crowd;
    }

    /// <summary>One round of calls in all of them.</summary>
    /// <returns>How many failed, and what the first failure said.</returns>
    public async Task<(int Failed, string Said)> RoundAsync()
    {
        foreach (Process process in _processes)
            await process.StandardInput.WriteLineAsync("go");
        int failed = 0;
        string said = "";
        foreach (Process process in _processes)
        {
            string[] parts = (await process.StandardOutput.ReadLineAsync() ?? "failed 1 The process ended.").Split(' ', 3);
            failed += int.Parse(parts[1], CultureInfo.InvariantCulture);
            said = said.Length == 0 && parts.Length > 2 ? parts[2] : said;
        }

        return (failed, said);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Process process in _processes)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }
}
