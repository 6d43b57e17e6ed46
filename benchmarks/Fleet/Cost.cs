using System.Diagnostics;
using System.Globalization;
using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>What a cluster costs. On two cores it cannot show how frames per second grow with machines: silos and emulator share them.</summary>
internal static class Cost
{
    private const int Calls = 3000;

    public static async Task<int> RunAsync()
    {
        List<string> figures = [];
        await using Rig rig = await Rig.StartAsync(silos: 1);
        figures.Add(await LimiterCallsAsync(rig));
        long alone = Stopwatch.GetTimestamp();
        await rig.UndisturbedAsync();
        figures.Add($"one process {FramesPerSecond(alone):0} frames/s");
        for (int silos = 1; silos <= 3; silos++)
        {
            if (silos > 1)
                await rig.StartSiloAsync();
            string name = $"cost-{silos}";
            long start = Stopwatch.GetTimestamp();
            await rig.Fleet.StartExportAsync(name, rig.Plan(rig.Folder(name)));
            await rig.EndAsync(name);
            figures.Add($"{silos} silo(s) {FramesPerSecond(start):0} frames/s");
        }

        figures.Add($"silo {Megabytes(rig.Silos[0].Id):0} MB");
        Console.WriteLine(string.Join(", ", figures));
        return 0;
    }

    private static double FramesPerSecond(long since) => Rig.Cameras * Rig.Frames / Stopwatch.GetElapsedTime(since).TotalSeconds;

    /// <summary>What a main image waits for its lease when nothing is limited: acquire, send, complete, one after the other.</summary>
    private static async Task<string> LimiterCallsAsync(Rig rig)
    {
        IMainImageLimiter? limiter = null;
        HostApplicationBuilder host = Host.CreateApplicationBuilder();
        host.Logging.ClearProviders();
        host.UseOrleansClient(client => client.UseRedisClustering(rig.Redis.Configuration)
            .Services.Configure<ClusterOptions>(identity => (identity.ClusterId, identity.ServiceId) = ("een", "een")));
        host.Services.AddEenMediaClient(client => client.BaseAddress = rig.Emulator.BaseAddress)
            .UseCredential(_ => EenCredential.FromAccessToken(rig.Emulator.IssueAccessToken()))
            .ShareThrough("cost")
            .Configure((options, _) => limiter = options.MainImagePacing.Limiter);
        using IHost process = host.Build();
        await process.StartAsync();
        _ = process.Services.GetRequiredService<EenMediaClient>();
        List<double> milliseconds = [];
        for (int i = 0; i < Calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            IMainImageLease lease = await limiter!.AcquireAsync(new MainImageTicket(rig.Emulator.Cameras[0].Id), CancellationToken.None);
            lease.Sent();
            lease.Complete(RateLimitSignal.Accepted, retryAfter: null);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        await process.StopAsync();
        milliseconds.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"limiter call p50 {milliseconds[Calls / 2]:0.00} ms, p99 {milliseconds[Calls * 99 / 100]:0.00} ms");
    }

    private static double Megabytes(int process)
    {
        using Process silo = Process.GetProcessById(process);
        return silo.WorkingSet64 / 1e6;
    }
}
