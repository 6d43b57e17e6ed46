using System.Globalization;
using System.Text.Json;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Walking;

/// <summary>What many clients, and many cameras, cost in one process.</summary>
internal static class Many
{
    private const int Clients = 1000;
    private const int Cameras = 20_000;

    public static void MeasureClients()
    {
        var address = new Uri("https://api.c001.eagleeyenetworks.com");
        using SocketsHttpHandler shared = EenMediaClient.CreateHttpHandler();
        Console.WriteLine($"| {Clients} clients, before their first use | KB each |");
        Console.WriteLine("|---|---:|");
        Print("with connections of their own", () => new EenMediaClient(Walking.Clients.Options(address, "token")));
        Print("over one shared handler", () => new EenMediaClient(Walking.Clients.Options(address, "token"), shared));
    }

    public static async Task MeasureCamerasAsync()
    {
        var profile = new Profile(0, null, Shared: false, Http2: false, FrameKb: 4, Frames: 8);
        using var server = new Child("serve", JsonSerializer.Serialize(profile, BenchmarkJson.Default.Profile));
        await using EenMediaClient client = Walking.Clients.OfItsOwn(new Uri(await server.ReadLineAsync()), await server.ReadLineAsync(), http2: false);
        RecordedImageRequest request = RecordedImageRequest.ForDevice(Server.DeviceId).Preview().AtOrAfter(Server.FirstFrame);
        RecordedImageRequest[] requests = [.. Enumerable.Repeat(request, Cameras)];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        int frames = 0;
        await foreach (RecordedImage image in client.RecordedImages.WalkManyAsync(requests, new WalkManyOptions { MaxFramesPerWalk = 2 }))
        {
            image.Dispose();

            // All walks are under way: half of the cameras have had a frame.
            if (++frames == Cameras / 2)
                most = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        Console.WriteLine("| cameras in one WalkManyAsync | frames | KB each |");
        Console.WriteLine("|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Cameras} | {frames} | {most / 1024.0 / Cameras:0.0} |"));
    }

    private static void Print(string way, Func<EenMediaClient> make)
    {
        make().Dispose();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        EenMediaClient[] clients = [.. Enumerable.Range(0, Clients).Select(_ => make())];
        long after = GC.GetTotalMemory(forceFullCollection: true);
        foreach (EenMediaClient client in clients)
            client.Dispose();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {way} | {(after - before) / 1024.0 / Clients:0.0} |"));
    }
}
