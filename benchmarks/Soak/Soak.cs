using System.Diagnostics;
using System.Net.NetworkInformation;
using Een.Media.Client;
using Een.Media.Emulator;

namespace Een.Media.Benchmarks.Soak;

/// <summary>The client's side: walks over the previews, side by side, and one over main images through the gate, until the time is over.</summary>
internal sealed class Soak(EenMediaClient client, CancellationToken timeIsOver)
{
    private const int FramesPerWalk = 100;
    private const long MebiByte = 1024 * 1024;

    /// <summary>Flat: what the collector leaves after the warm-up, and a little for whatever it has not got round to.</summary>
    private const long AllowedGrowth = 16 * MebiByte;

    /// <summary>The camera's rhythm, and a little for its jitter: a longer step between two frames means that one is missing.</summary>
    private static readonly TimeSpan s_longestStep = 1.9 * FaultyServer.Rhythm;

    private long _asked;
    private long _got;
    private long _twice;

    public static async Task<bool> RunAsync(TimeSpan time, int walks)
    {
        using Process server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, EntryPoint("serve")) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string[] account = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
        var address = new Uri(account[0]);
        using var timer = new CancellationTokenSource(time);
        long memoryBefore;
        Soak soak;
        using (var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = address,
            Credential = EenCredential.FromAccessToken(account[1]),
            Retry = { MaxRetryAttempts = 5, Delay = TimeSpan.FromMilliseconds(20), BodyInactivityTimeout = TimeSpan.FromSeconds(2) },
        }))
        {
            soak = new Soak(client, timer.Token);
            await soak.WalkAsync(0, StreamType.Preview);
            memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
            await Task.WhenAll(Enumerable.Range(1, walks).Select(i => Task.Run(() => soak.WalksAsync(i, i == 1 ? StreamType.Main : StreamType.Preview))));
        }

        long memoryAfter = GC.GetTotalMemory(forceFullCollection: true);
        int open = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Count(connection => connection.RemoteEndPoint.Port == address.Port && connection.State == TcpState.Established);
        await server.StandardInput.WriteLineAsync("report");
        long[] report = [.. (await server.StandardOutput.ReadLineAsync())!.Split(' ').Select(long.Parse)];
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        return soak.Report(report[0], report[1], memoryBefore, memoryAfter, open);
    }

    private static string[] EntryPoint(string argument) =>
        Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(Soak).Assembly.Location, argument] : [argument];

    private async Task WalksAsync(int number, StreamType streamType)
    {
        for (int i = 0; !timeIsOver.IsCancellationRequested; i++)
            await WalkAsync((number * 1000) + i, streamType);
    }

    /// <summary>One walk of known length: asked for are so many frames in an order that only the recording can have.</summary>
    private async Task WalkAsync(int number, StreamType streamType)
    {
        DateTimeOffset start = TimeProvider.System.GetUtcNow().AddDays(-2).AddSeconds(number * 7 % 80_000);
        RecordedImageDeviceStage device = RecordedImageRequest.ForDevice(FaultyServer.DeviceId);
        RecordedImageStreamStage camera = streamType == StreamType.Main ? device.Main() : device.Preview();
        Interlocked.Add(ref _asked, FramesPerWalk);
        DateTimeOffset? last = null;
        try
        {
            await foreach (RecordedImage image in client.RecordedImages.WalkAsync(camera.AtOrAfter(start), new WalkOptions { MaxFrames = FramesPerWalk }))
            {
                using (image)
                {
                    if (image.Timestamp <= last)
                        Interlocked.Increment(ref _twice);
                    else if (FrameStamp.TryRead(image.Data.Span, out FrameStamp stamp) && stamp.Timestamp == image.Timestamp && !(image.Timestamp - last > s_longestStep))
                        Interlocked.Increment(ref _got);
                    last = image.Timestamp;
                }
            }
        }
        catch (EenMediaException e)
        {
            await Console.Error.WriteLineAsync($"walk {number} ({streamType}): {e.Message}");
        }
    }

    private bool Report(long requests, long faults, long memoryBefore, long memoryAfter, int open)
    {
        long lost = _asked - _got - _twice;
        bool flat = memoryAfter - memoryBefore <= AllowedGrowth;
        Console.WriteLine($"frames asked for      {_asked}");
        Console.WriteLine($"frames got            {_got}");
        Console.WriteLine($"lost                  {lost}");
        Console.WriteLine($"duplicated            {_twice}");
        Console.WriteLine($"requests              {requests}, with a fault {faults} ({(double)faults / requests:P1})");
        Console.WriteLine($"requests per frame    {(double)requests / _got:0.000}");
        Console.WriteLine($"memory, start and end {memoryBefore / (double)MebiByte:0.0} and {memoryAfter / (double)MebiByte:0.0} MiB after collection");
        Console.WriteLine($"connections left open {open}");
        bool holds = lost == 0 && _twice == 0 && flat && open == 0;
        Console.WriteLine(
            $"{(holds ? "soaked" : "did not hold")}: {_got} frames by many walks at once with {(double)faults / requests:P1} of {requests} requests affected by a fault, " +
            $"{lost} lost, {_twice} twice, {(memoryAfter - memoryBefore) / (double)MebiByte:+0.0;-0.0} MiB, {open} connections left open");
        return holds;
    }
}
