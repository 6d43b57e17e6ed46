using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Een.Media.Client;
using Een.Media.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FleetSample;

/// <summary>
/// Two silos export six cameras, and one of them is killed half-way. At the end, every file is what an undisturbed export leaves. Needs nothing: it starts
/// redis-server where there is one, and otherwise keeps the cluster in the memory of a silo that it spares.
/// </summary>
internal static class Demo
{
    private const int Frames = 400;
    private static readonly DateTimeOffset s_from = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("een-fleet-");
        try
        {
            await using EenMediaEmulator emulator = await StartAccountAsync();
            ExportPlan plan = new()
            {
                Cameras = [.. emulator.Cameras.Select(camera => camera.Id)],
                From = s_from,
                Until = s_from.AddSeconds(Frames),
                Directory = Path.Combine(folder.FullName, "fleet"),
            };
            await ExportAloneAsync(emulator, plan, Path.Combine(folder.FullName, "alone"));
            Console.WriteLine($"An undisturbed export: {plan.Cameras.Count} cameras, {Frames} frames each.");
            int requests = emulator.Journal.Count(EmulatorEndpoint.RecordedImage);

            await using RedisServer? redis = RedisServer.IsInstalled ? await RedisServer.StartAsync() : null;
            Console.WriteLine(redis is null
                ? "No redis-server here: the cluster lives in the memory of the first silo, which is spared. The second one is killed."
                : "The cluster lives in a redis-server of its own. The first silo is killed.");
            bool isIdentical = await ExportByFleetAsync(emulator, plan, redis?.Configuration);
            int more = emulator.Journal.Count(EmulatorEndpoint.RecordedImage) - requests - requests;
            string tree = Hash(plan.Directory);
            isIdentical &= tree == Hash(Path.Combine(folder.FullName, "alone"));
            Console.WriteLine(isIdentical
                ? $"Identical, byte for byte: {tree[..16]}. {Math.Max(0, more)} requests more than undisturbed, {emulator.Journal.Count(EmulatorEndpoint.Token)} token request(s)."
                : "NOT identical.");
            return isIdentical ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<EenMediaEmulator> StartAccountAsync()
    {
        // As slow as a camera across the street, so that there is a half-way.
        var options = new EenMediaEmulatorOptions { ServeExplorer = false, Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(20) } };
        DateTimeOffset[] frames = [.. Enumerable.Range(0, Frames).Select(second => s_from.AddSeconds(second))];
        foreach (string name in new[] { "north", "east", "south", "west", "dock", "yard" })
            options.Cameras.Add(EmulatedCamera.FromTimeline(name, frames, options: new TimelineCameraOptions { FrameBytes = 20_000 }));
        return EenMediaEmulator.StartAsync(options);
    }

    private static async Task ExportAloneAsync(EenMediaEmulator emulator, ExportPlan plan, string directory)
    {
        await using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
        });
        await Task.WhenAll(plan.Cameras.Select(camera => client.RecordedImages.ExportAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(plan.From),
            Path.Combine(directory, camera, plan.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new ExportOptions { Walk = new WalkOptions { Until = plan.Until.AddTicks(-1) } })));
    }

    private static async Task<bool> ExportByFleetAsync(EenMediaEmulator emulator, ExportPlan plan, string? redis)
    {
        var account = new Dictionary<string, string>
        {
            ["EEN_BASE_ADDRESS"] = emulator.BaseAddress.ToString(),
            ["EEN_CLIENT_ID"] = emulator.ClientId,
            ["EEN_CLIENT_SECRET"] = emulator.ClientSecret,
            ["EEN_REFRESH_TOKEN"] = emulator.IssueRefreshToken(),
        };
        FleetSettings first = new() { Redis = redis, SiloPort = RedisServer.FreePort(), GatewayPort = RedisServer.FreePort() };
        first = first with { PrimaryPort = first.SiloPort };
        await using SiloProcess one = await SiloProcess.StartAsync(first, account);
        using IHost host = FleetHost.Client(first);
        await host.StartAsync();
        var fleet = new EenMediaFleet(host.Services.GetRequiredService<IGrainFactory>());

        // The first silo alone: without Redis, it becomes the one that keeps the plan.
        _ = await fleet.GetExportAsync("demo");
        await using SiloProcess other = await SiloProcess.StartAsync(
            first with { SiloPort = RedisServer.FreePort(), GatewayPort = RedisServer.FreePort() }, account);
        Console.WriteLine($"Two silos: {one.Id} and {other.Id}.");
        await fleet.StartExportAsync("demo", plan);

        SiloProcess victim = redis is null ? other : one;
        long killedAt = 0;
        ExportPlanStatus? last = null;
        await foreach (ExportPlanStatus status in fleet.WatchExportAsync("demo"))
        {
            last = status;
            Console.WriteLine(Line(status));
            if (killedAt != 0 || status.Frames < plan.Cameras.Count * Frames / 2)
                continue;
            await victim.KillAsync();
            killedAt = Stopwatch.GetTimestamp();
            Console.WriteLine($"Silo {victim.Id} was killed.");
        }

        Console.WriteLine($"The export ended {Stopwatch.GetElapsedTime(killedAt).TotalSeconds:0.0} s after that.");
        await host.StopAsync();
        return killedAt != 0 && last is { State: ExportPlanState.Completed, UnitsParked: 0 };
    }

    public static string Line(ExportPlanStatus status) => string.Create(
        CultureInfo.InvariantCulture,
        $"{status.State}: {status.UnitsDone} of {status.Units} units, {status.UnitsRunning} running, {status.Frames} frames, {status.FramesPerSecond:0} frames/s"
        + $"{(status.Remaining is { } rest ? $", {rest.TotalSeconds:0} s left" : "")}{(status.UnitsParked > 0 ? $", {status.UnitsParked} parked" : "")}");

    /// <summary>All names and bytes beneath a directory.</summary>
    private static string Hash(string directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(directory, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
