using System.Globalization;
using System.Security.Cryptography;
using Een.Media.Client;
using Een.Media.Emulator;
using FleetSample;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>An emulated account in this process, a Redis, and silos as processes of their own.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public const int Cameras = 6;
    public const int Frames = 400;
    public static readonly DateTimeOffset From = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("een-fleet-");
    private IHost _host = null!;

    private Rig(EenMediaEmulator emulator, RedisServer redis) => (Emulator, Redis, RefreshToken) = (emulator, redis, emulator.IssueRefreshToken());

    public EenMediaEmulator Emulator { get; }

    public RedisServer Redis { get; set; }

    public string RefreshToken { get; }

    public List<SiloProcess> Silos { get; } = [];

    public IGrainFactory Grains { get; private set; } = null!;

    public EenMediaFleet Fleet { get; private set; } = null!;

    public int Requests => Emulator.Journal.Count(EmulatorEndpoint.RecordedImage);

    public int TokenRequests => Emulator.Journal.Count(EmulatorEndpoint.Token);

    public FleetSettings Settings => new() { Redis = Redis.Configuration, SiloPort = RedisServer.FreePort(), GatewayPort = RedisServer.FreePort() };

    public static async Task<Rig> StartAsync(int silos, Action<EenMediaEmulatorOptions>? configure = null)
    {
        var options = new EenMediaEmulatorOptions { ServeExplorer = false, JournalCapacity = 10_000_000, Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(20) } };
        DateTimeOffset[] frames = [.. Enumerable.Range(0, Frames).Select(second => From.AddSeconds(second))];
        foreach (string name in new[] { "north", "east", "south", "west", "dock", "yard" })
            options.Cameras.Add(EmulatedCamera.FromTimeline(name, frames, frames, new TimelineCameraOptions { FrameBytes = 20_000 }));
        configure?.Invoke(options);
        EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options);
        string data = Directory.CreateTempSubdirectory("een-redis-").FullName;
        var rig = new Rig(emulator, await RedisServer.StartAsync(directory: data));
        for (int i = 0; i < silos; i++)
            await rig.StartSiloAsync();
        rig._host = FleetHost.Client(rig.Settings);
        await rig._host.StartAsync();
        rig.Grains = rig._host.Services.GetRequiredService<IGrainFactory>();
        rig.Fleet = new EenMediaFleet(rig.Grains);
        return rig;
    }

    public async Task StartSiloAsync() => Silos.Add(await SiloProcess.StartAsync(Settings, new Dictionary<string, string>
    {
        ["EEN_BASE_ADDRESS"] = Emulator.BaseAddress.ToString(),
        ["EEN_CLIENT_ID"] = Emulator.ClientId,
        ["EEN_CLIENT_SECRET"] = Emulator.ClientSecret,
        ["EEN_REFRESH_TOKEN"] = RefreshToken,
    }));

    /// <summary>Kills one silo as <c>kill -9</c> does.</summary>
    public async Task KillAsync(int index)
    {
        SiloProcess silo = Silos[index];
        Silos.RemoveAt(index);
        await silo.KillAsync();
        await silo.DisposeAsync();
    }

    /// <summary>
    /// For each camera of an export that was at work at an instant, how many seconds later it was asked for the next frame;
    /// <see langword="null"/> if it was not yet. A camera is at work from its first frame until it was asked for as many as it has.
    /// </summary>
    public IReadOnlyList<double?> Pauses(DateTimeOffset exportBegan, DateTimeOffset instant)
    {
        JournalEntry[] requests = [.. Emulator.Journal.Of(EmulatorEndpoint.RecordedImage).Where(request => request.Time >= exportBegan)];
        return
        [
            .. requests.GroupBy(request => request.DeviceId)
                .Where(camera => camera.Count(request => request.Time <= instant) is > 0 and < Frames)
                .Select(camera => camera.FirstOrDefault(request => request.Time > instant) is { } next ? (next.Time - instant).TotalSeconds : (double?)null),
        ];
    }

    public string Folder(string name) => Path.Combine(_folder.FullName, name);

    public ExportPlan Plan(string directory) => new()
    {
        Cameras = [.. Emulator.Cameras.Select(camera => camera.Id)],
        From = From,
        Until = From.AddSeconds(Frames),
        Directory = directory,
    };

    /// <summary>The hash of what a plan leaves when nothing disturbs it.</summary>
    public async Task<string> UndisturbedAsync()
    {
        ExportPlan plan = Plan(Folder("alone"));
        await using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = Emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(Emulator.IssueAccessToken()),
        });
        await Task.WhenAll(plan.Cameras.Select(camera => client.RecordedImages.ExportAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(plan.From),
            Path.Combine(plan.Directory, camera, plan.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new ExportOptions { Walk = new WalkOptions { Until = plan.Until.AddTicks(-1) } })));
        return Hash(plan.Directory);
    }

    /// <summary>Waits for the end of a plan, but not without limit.</summary>
    public async Task<ExportPlanStatus> EndAsync(string name, Func<ExportPlanStatus, Task>? each = null)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        ExportPlanStatus? last = null;
        await foreach (ExportPlanStatus status in Fleet.WatchExportAsync(name, hang.Token))
        {
            last = status;
            if (each is not null)
                await each(status);
        }

        return last!;
    }

    /// <summary>All names and bytes beneath a directory.</summary>
    public static string Hash(string directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(directory, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        foreach (SiloProcess silo in Silos)
            await silo.DisposeAsync();
        await Redis.DisposeAsync();
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
