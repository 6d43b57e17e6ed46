using System.Diagnostics;
using System.Text;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>The executable itself, as a process.</summary>
internal static class EmulatorProcess
{
    public static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(EenMediaEmulator).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Reads what the program prints, up to a line that contains <paramref name="end"/>.</summary>
    public static async Task<string> ReadUntilAsync(Process process, string end)
    {
        var text = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(10)) is { } line)
        {
            text.AppendLine(line);
            if (line.Contains(end, StringComparison.Ordinal))
                return text.ToString();
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }
}
