using System.Diagnostics;
using System.Globalization;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Walking;

/// <summary>A walk so long that anything that grows with it would show.</summary>
internal static class Million
{
    private const int FrameKb = 4;

    public static async Task RunAsync(int frames)
    {
        var profile = new Profile(0, null, Shared: false, Http2: false, FrameKb, frames);
        using var server = new Child("serve", System.Text.Json.JsonSerializer.Serialize(profile, BenchmarkJson.Default.Profile));
        var address = new Uri(await server.ReadLineAsync());
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = address,
            Credential = EenCredential.FromAccessToken(await server.ReadLineAsync()),
        });
        Console.WriteLine("| frames | frames/s | heap MB | RSS MB | gen2 |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(
            RecordedImageRequest.ForDevice(Server.DeviceId).Preview().AtOrAfter(Server.FirstFrame),
            new WalkOptions { Until = Server.FirstFrame.AddSeconds(frames), Parallelism = 4 }))
        {
            frame.Dispose();
            if (++count % (frames / 10) == 0)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {count} | {count / Stopwatch.GetElapsedTime(start).TotalSeconds:0} | {GC.GetTotalMemory(forceFullCollection: false) / 1048576.0:0.0} | {Environment.WorkingSet / 1048576.0:0} | {GC.CollectionCount(2)} |"));
            }
        }

        Console.WriteLine($"{count} of {frames} frames");
    }
}
