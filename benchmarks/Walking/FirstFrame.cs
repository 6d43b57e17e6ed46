using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Een.Media.Benchmarks.Walking;

/// <summary>
/// How long the first frame takes in a process that has done nothing before (benchmarks/FirstFrame), beside a bare HttpClient. The program is
/// published in each way that .NET has, because most of that time goes into compiling.
/// </summary>
internal static class FirstFrame
{
    private const int Runs = 7;
    private const string Project = "benchmarks/FirstFrame";
    private static readonly string[] s_ways = ["bare", "client", "container"];
    private static readonly (string Property, string Name)[] s_kinds =
        [("Jit", "compiled when it runs"), ("ReadyToRun", "ReadyToRun"), ("Aot", "Native AOT")];

    public static async Task RunAsync()
    {
        if (!Directory.Exists(Project))
            throw new InvalidOperationException($"Run this from the root of the repository: {Project} is not here.");
        var profile = new Profile(0, null, Shared: false, Http2: false, FrameKb: 20, Frames: 8);
        using var server = new Child("serve", JsonSerializer.Serialize(profile, BenchmarkJson.Default.Profile));
        string address = await server.ReadLineAsync();
        string token = await server.ReadLineAsync();
        Console.WriteLine($"| first frame, ms, median of {Runs} processes (÷ bare HttpClient) | bare HttpClient | ours | ours, client from DI |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach ((string property, string name) in s_kinds)
        {
            string? program = await PublishAsync(property);
            Console.WriteLine(program is null
                ? $"| {name} | it could not be published here: {Project} with -p:Published={property} | | |"
                : $"| {name} | {await RowAsync(program, address, token)} |");
        }
    }

    private static async Task<string> RowAsync(string program, string address, string token)
    {
        List<double>[] times = [.. s_ways.Select(_ => new List<double>())];
        for (int run = 0; run <= Runs; run++)
        {
            for (int way = 0; way < s_ways.Length; way++)
            {
                (string output, int exitCode) = await RunAsync(
                    program, [s_ways[way], address, token, Server.DeviceId, Server.FirstFrame.ToString("O")]);
                if (exitCode != 0)
                    throw new InvalidOperationException($"{program} {s_ways[way]} ended with exit code {exitCode}; its message is above.");

                // The first round warms up the server, and the files of the program.
                if (run > 0)
                    times[way].Add(double.Parse(output, CultureInfo.InvariantCulture));
            }
        }

        double[] medians = [.. times.Select(Median)];
        return string.Join(" | ", medians.Select((median, way) => way == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{median:0.0}")
            : string.Create(CultureInfo.InvariantCulture, $"{median:0.0} ({median / medians[0]:0.00})")));
    }

    /// <summary>The published program; nothing where that cannot be done, as Native AOT without a linker.</summary>
    private static async Task<string?> PublishAsync(string kind)
    {
        string output = Path.GetFullPath($"artifacts/first-frame/{kind}/out");
        (_, int exitCode) = await RunAsync(
            "dotnet",
            [
                "publish", Project, "--configuration", "Release", "--use-current-runtime", $"-p:Published={kind}", "--artifacts-path", $"artifacts/first-frame/{kind}",
                "--output", output, "--nologo", "--verbosity", "quiet", .. HasClang ? Array.Empty<string>() : ["-p:CppCompilerAndLinker=gcc"],
            ]);
        return exitCode == 0 ? Path.Combine(output, "Een.Media.Benchmarks.FirstFrame") : null;
    }

    private static bool HasClang =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, "clang")));

    private static async Task<(string Output, int ExitCode)> RunAsync(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (output, process.ExitCode);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
