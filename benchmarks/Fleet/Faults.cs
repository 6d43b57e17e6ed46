using System.Diagnostics;
using System.Globalization;
using Een.Media.Client;
using FleetSample;
using Microsoft.Extensions.DependencyInjection;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>What else happens to clusters. Each leaves the tree of an undisturbed export, and a living account.</summary>
internal static class Faults
{
    private static readonly TimeSpan s_stop = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_redisDown = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync()
    {
        (string Name, Func<Rig, Task<string>> Run)[] faults =
        [
            ("silos killed between the token reply and the save", KillBeforeSaveAsync),
            ("a silo stopped (SIGSTOP) for 20 s", rig => ExportAsync(rig, StopSiloAsync)),
            ("Redis down for 30 s", rig => ExportAsync(rig, StopRedisAsync)),
            ("a silo added and one removed", rig => ExportAsync(rig, ChangeSilosAsync)),
            ("a full disk", FullDiskAsync),
        ];
        List<string> wrong = [];
        foreach ((string name, Func<Rig, Task<string>> run) in faults)
        {
            long start = Stopwatch.GetTimestamp();
            string result;
            await using Rig rig = await Rig.StartAsync(silos: 2);
            try
            {
                result = await run(rig);
            }
            catch (Exception e) when (e is InvalidOperationException or EenMediaException or OperationCanceledException or IOException or TimeoutException)
            {
                result = $"WRONG: {e.GetType().Name}: {e.Message}";
            }

            if (result.StartsWith("WRONG", StringComparison.Ordinal))
                wrong.Add(name);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {result} ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)"));
        }

        Console.WriteLine(wrong.Count == 0 ? $"right: {string.Join(", ", faults.Select(fault => fault.Name))}" : $"WRONG: {string.Join(", ", wrong)}");
        return wrong.Count == 0 ? 0 : 1;
    }

    /// <summary>Exports, and lets something happen when a fifth of the frames is there.</summary>
    private static async Task<string> ExportAsync(Rig rig, Func<Rig, Task> happens)
    {
        string undisturbed = await rig.UndisturbedAsync();
        int own = rig.Requests;
        ExportPlan plan = rig.Plan(rig.Folder("fleet"));
        await rig.Fleet.StartExportAsync("fault", plan);
        bool hasHappened = false;
        ExportPlanStatus end = await rig.EndAsync("fault", async status =>
        {
            if (hasHappened || status.Frames < Rig.Cameras * Rig.Frames / 5)
                return;
            hasHappened = true;
            await happens(rig);
        });
        bool isRight = hasHappened && end is { State: ExportPlanState.Completed, UnitsParked: 0 } && Rig.Hash(plan.Directory) == undisturbed && rig.TokenRequests == 1;
        string reasons = string.Join("; ", end.Failures.Select(failure => failure.Reason));
        return $"{(isRight ? "identical" : "WRONG: " + reasons)}, {rig.Requests - own - own} requests more than undisturbed, {rig.TokenRequests} token request(s)";
    }

    private static async Task StopSiloAsync(Rig rig)
    {
        await SignalAsync("STOP", rig.Silos[0].Id);
        await Task.Delay(s_stop);
        await SignalAsync("CONT", rig.Silos[0].Id);
    }

    private static async Task StopRedisAsync(Rig rig)
    {
        (int port, string? data) = (rig.Redis.Port, rig.Redis.Directory);
        await rig.Redis.DisposeAsync();
        await Task.Delay(s_redisDown);
        rig.Redis = await RedisServer.StartAsync(port, data);
    }

    private static async Task ChangeSilosAsync(Rig rig)
    {
        await rig.StartSiloAsync();
        SiloProcess leaving = rig.Silos[0];
        rig.Silos.RemoveAt(0);
        await leaving.DisposeAsync();
    }

    private static async Task<string> FullDiskAsync(Rig rig)
    {
        string undisturbed = await rig.UndisturbedAsync();
        ExportPlan plan = rig.Plan(rig.Folder("disk"));
        Directory.CreateDirectory(plan.Directory);
        if (!Environment.IsPrivilegedProcess || await RunAsync("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", plan.Directory) != 0)
            return "skipped: mounting a small disk takes root";
        try
        {
            await rig.Fleet.StartExportAsync("disk", plan);
            ExportPlanStatus full = await rig.EndAsync("disk");
            bool isSaid = full.UnitsParked > 0 && full.Failures.All(failure => failure.Reason.Contains("space", StringComparison.OrdinalIgnoreCase));
            await RunAsync("mount", "-o", "remount,size=200m", plan.Directory);
            await rig.Fleet.ResumeExportAsync("disk");
            ExportPlanStatus end = await rig.EndAsync("disk");
            bool isRight = isSaid && end is { State: ExportPlanState.Completed, UnitsParked: 0 } && Rig.Hash(plan.Directory) == undisturbed;
            return $"{(isRight ? "identical after the disk was enlarged" : "WRONG")}, {full.UnitsParked} units were parked: {string.Join(" ", full.Failures.Take(1).Select(failure => failure.Reason))}";
        }
        finally
        {
            await RunAsync("umount", "-l", plan.Directory);
        }
    }

    private static async Task<string> KillBeforeSaveAsync(Rig rig)
    {
        var store = new HookedStore(StoreOf(rig), async () =>
        {
            await rig.KillAsync(1);
            await rig.KillAsync(0);
            await rig.StartSiloAsync();
        });
        await using EenMediaClient client = Client(rig, store);
        string camera = rig.Emulator.Cameras[0].Id;
        List<string> said = [];
        for (int attempt = 0; said.Count == attempt && attempt < 20; attempt++)
        {
            try
            {
                await client.RecordedImages.ListOverlaysAsync(camera);
            }
            catch (EenTokenStoreException e)
            {
                said.Add(e.Message);
                await Task.Delay(TimeSpan.FromSeconds(2));
            }
        }

        // Another process finds what this one has saved.
        await using EenMediaClient other = Client(rig, StoreOf(rig));
        await other.RecordedImages.ListOverlaysAsync(camera);
        bool isRight = store.HasHappened && rig.TokenRequests == 1;
        return $"{(isRight ? "alive" : "WRONG")}, {rig.TokenRequests} token request(s), said {said.Count} time(s): {said.FirstOrDefault()}";
    }

    private static ITokenStore StoreOf(Rig rig)
    {
        ServiceCollection services = [];
        services.AddLogging().AddSingleton(rig.Grains);
        services.AddEenMediaClient(_ => { }).ShareThrough();
        return services.BuildServiceProvider().GetRequiredService<ITokenStore>();
    }

    private static EenMediaClient Client(Rig rig, ITokenStore store) => new(new EenMediaClientOptions
    {
        AuthenticationAddress = rig.Emulator.BaseAddress,
        ClientSettingsAddress = rig.Emulator.BaseAddress,
        Credential = EenCredential.FromRefreshToken(rig.Emulator.ClientId, rig.Emulator.ClientSecret, rig.RefreshToken, store),
    });

    private static async Task SignalAsync(string signal, int process) =>
        await RunAsync("kill", "-" + signal, process.ToString(CultureInfo.InvariantCulture));

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
