using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Walking;

/// <summary>An export, with hashes and a manifest, beside the walk alone and beside curl, which is told every address.</summary>
internal static class Exports
{
    private const int Frames = 2000;
    private const int Parallelism = 8;
    private const int FrameKb = 100;
    private const int Rounds = 2;

    public static async Task RunAsync()
    {
        var profile = new Profile(0, null, Shared: false, Http2: false, FrameKb, Frames);
        using var server = new Child("serve", JsonSerializer.Serialize(profile, BenchmarkJson.Default.Profile));
        var address = new Uri(await server.ReadLineAsync());
        string token = await server.ReadLineAsync();
        await using EenMediaClient client = Clients.OfItsOwn(address, token, http2: false);
        var ways = new List<(string Name, Func<string, Task> Run, string? Under)> { ("walk, nothing written", _ => WalkAsync(client), null) };
        foreach ((string where, string under) in new[] { ("tmpfs", "/dev/shm"), ("disk", "/var/tmp") }.Where(place => Directory.Exists(place.Item2)))
        {
            ways.Add(($"export, {where}", directory => ExportAsync(client, directory), under));
            ways.Add(($"curl --parallel, {where}", directory => CurlAsync(address, token, directory), under));
            ways.Add(($"one file of the same bytes, {where}", WriteAsync, under));
        }

        var best = ways.ToDictionary(way => way.Name, _ => double.MaxValue);
        await WalkAsync(client);
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((string name, Func<string, Task> run, string? under) in ways)
                best[name] = Math.Min(best[name], await TimeAsync(run, under));
        }

        Console.WriteLine($"| {Frames} frames of {FrameKb} KB, parallelism {Parallelism} | frames/s | MB/s | ÷ walk |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach ((string name, _, _) in ways)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Frames / best[name]:0} | {Frames * FrameKb / 1024.0 / best[name]:0} | {best[ways[0].Name] / best[name]:0.00} |"));
        }
    }

    private static WalkOptions Options => new() { Until = Server.FirstFrame.AddSeconds(Frames - 1), Parallelism = Parallelism };

    private static RecordedImageTimeRequest Request => RecordedImageRequest.ForDevice(Server.DeviceId).Preview().AtOrAfter(Server.FirstFrame);

    private static async Task<double> TimeAsync(Func<string, Task> run, string? under)
    {
        string directory = Path.Combine(under ?? Path.GetTempPath(), $"een-export-{Guid.NewGuid():N}");
        try
        {
            if (under is not null)
                Directory.CreateDirectory(directory);
            long start = Stopwatch.GetTimestamp();
            await run(directory);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task WalkAsync(EenMediaClient client)
    {
        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(Request, Options))
            image.Dispose();
    }

    private static Task ExportAsync(EenMediaClient client, string directory) =>
        client.RecordedImages.ExportAsync(Request, directory, new ExportOptions { Walk = Options });

    /// <summary>What the disk can do: the same bytes one after the other, and through to the disk.</summary>
    private static async Task WriteAsync(string directory)
    {
        byte[] bytes = new byte[FrameKb * 1024];
        await using var file = new FileStream(Path.Combine(directory, "bytes"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        for (int i = 0; i < Frames; i++)
            await file.WriteAsync(bytes);
        file.Flush(flushToDisk: true);
    }

    private static async Task CurlAsync(Uri address, string token, string directory)
    {
        var start = new ProcessStartInfo("curl")
        {
            RedirectStandardInput = true,
            ArgumentList = { "--silent", "--no-progress-meter", "--fail", "--parallel", "--parallel-max", $"{Parallelism}", "--config", "-" },
        };
        using Process curl = Process.Start(start)!;
        await curl.StandardInput.WriteLineAsync($"header = \"Authorization: Bearer {token}\"");
        for (int i = 0; i < Frames; i++)
        {
            string timestamp = Server.FirstFrame.AddSeconds(i).ToString("yyyy-MM-dd'T'HH'%3A'mm'%3A'ss.fff'%2B00%3A00'", CultureInfo.InvariantCulture);
            await curl.StandardInput.WriteLineAsync(
                $"url = \"{address}api/v3.0/media/recordedImage.jpeg?deviceId={Server.DeviceId}&type=preview&timestamp={timestamp}\"\noutput = \"{directory}/{i}.jpg\"");
        }

        curl.StandardInput.Close();
        await curl.WaitForExitAsync();
        if (curl.ExitCode != 0 || Directory.GetFiles(directory).Length != Frames)
            throw new InvalidOperationException($"curl ended with {curl.ExitCode} and {Directory.GetFiles(directory).Length} files.");
    }
}
