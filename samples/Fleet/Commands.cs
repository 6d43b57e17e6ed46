using System.Globalization;
using System.Net.NetworkInformation;
using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace FleetSample;

/// <summary>The commands for a cluster of your own.</summary>
internal static class Commands
{
    private const string Names = "silo, start NAME, watch NAME, resume NAME";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly string[] s_options =
        ["redis", "address", "silo-port", "gateway-port", "primary-port", "ends-with-parent", "cameras", "from", "until", "every", "out"];

    /// <exception cref="ArgumentException">The command or an option is wrong; the message says which.</exception>
    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["silo", .. string[] rest] => RunSiloAsync(Options(rest)),
        ["start", string name, .. string[] rest] => StartAsync(name, Options(rest)),
        ["watch", string name, .. string[] rest] => UseAsync(Options(rest), fleet => WatchAsync(fleet, name)),
        ["resume", string name, .. string[] rest] => UseAsync(Options(rest), fleet => ResumeAsync(fleet, name)),
        _ => throw new ArgumentException($"Commands: {Names}. Program.cs of this sample shows their options."),
    };

    private static async Task<int> RunSiloAsync(Dictionary<string, string> options)
    {
        FleetSettings settings = FleetSettings.Parse(options);
        FleetHost.CheckAccount();

        // Orleans shares a port that is in use, and the silo that had it ends.
        foreach ((string name, int port) in new[] { ("silo-port", settings.SiloPort), ("gateway-port", settings.GatewayPort) })
        {
            if (IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port))
                throw new ArgumentException($"Port {port} is in use. Choose another with --{name}.");
        }

        // The silos of the demonstration may keep the cluster in memory.
        if (!settings.EndsWithParent)
            await CheckRedisAsync(options);
        using IHost silo = FleetHost.Silo(settings);
        await silo.StartAsync();
        Console.WriteLine(SiloProcess.Ready);
        await silo.WaitForShutdownAsync();
        return 0;
    }

    private static Task<int> StartAsync(string name, Dictionary<string, string> options)
    {
        var plan = new ExportPlan
        {
            Cameras = Required(options, "cameras").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            From = Time(options, "from"),
            Until = Time(options, "until"),
            Every = options.TryGetValue("every", out string? every) ? Interval(every) : null,
            Directory = Path.GetFullPath(Required(options, "out")),
        };
        return UseAsync(options, async fleet =>
        {
            await fleet.StartExportAsync(name, plan);
            Console.WriteLine($"The cluster has the export '{name}'. See how far it is: watch {name}");
            return 0;
        });
    }

    private static async Task<int> WatchAsync(EenMediaFleet fleet, string name)
    {
        ExportPlanStatus? last = null;
        await foreach (ExportPlanStatus status in fleet.WatchExportAsync(name))
            Console.WriteLine(Demo.Line(last = status));
        foreach (ExportUnitFailure failure in last!.Failures)
            Console.WriteLine($"{failure.DeviceId} of {failure.Day:yyyy-MM-dd} is parked. {failure.Reason}");
        if (last.UnitsParked > 0)
            Console.WriteLine($"To try parked units again: resume {name}");
        return last is { State: ExportPlanState.Completed, UnitsParked: 0 } ? 0 : 1;
    }

    private static async Task<int> ResumeAsync(EenMediaFleet fleet, string name)
    {
        await fleet.ResumeExportAsync(name);
        Console.WriteLine($"The export '{name}' continues.");
        return 0;
    }

    private static async Task<int> UseAsync(Dictionary<string, string> options, Func<EenMediaFleet, Task<int>> use)
    {
        await CheckRedisAsync(options);
        using IHost host = FleetHost.Client(FleetSettings.Parse(options));
        Console.WriteLine("Connecting to a silo of the cluster.");
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await host.StartAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"No silo answered within {s_patience.TotalSeconds} s. Start one: silo --redis {options["redis"]}");
        }

        int code = await use(new EenMediaFleet(host.Services.GetRequiredService<IGrainFactory>()));
        await host.StopAsync();
        return code;
    }

    private static async Task CheckRedisAsync(Dictionary<string, string> options)
    {
        ConfigurationOptions redis = ConfigurationOptions.Parse(Required(options, "redis"));
        redis.AbortOnConnectFail = true;
        try
        {
            await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis);
        }
        catch (RedisConnectionException)
        {
            throw new ArgumentException($"Redis does not answer at {string.Join(", ", redis.EndPoints)}. Start it, or change --redis.");
        }
    }

    private static Dictionary<string, string> Options(string[] args)
    {
        Dictionary<string, string> options = [];
        for (int i = 0; i < args.Length; i += 2)
        {
            string name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            if (!s_options.Contains(name))
                throw new ArgumentException($"There is no option '{args[i]}'. Program.cs of this sample shows the options.");
            options[name] = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"--{name} needs a value.");
        }

        return options;
    }

    private static string Required(Dictionary<string, string> options, string name) =>
        options.GetValueOrDefault(name) ?? throw new ArgumentException($"Add --{name}. Program.cs of this sample shows an example.");

    private static DateTimeOffset Time(Dictionary<string, string> options, string name) =>
        DateTimeOffset.TryParse(Required(options, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new ArgumentException($"--{name} is a time such as 2025-06-01T12:00, not '{options[name]}'.");

    private static TimeSpan Interval(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan every)
        ? every
        : throw new ArgumentException($"--every is an interval such as 00:10:00, not '{text}'.");
}
