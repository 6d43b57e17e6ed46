using System.Globalization;
using Een.Media.Client;
using FleetSample;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// dotnet run --project samples/Fleet                       the demonstration: two silos, one of them killed
// … -- silo --redis HOST:PORT [--address IP] [--silo-port 11111] [--gateway-port 30000]
//           a silo; EEN_CLIENT_ID, EEN_CLIENT_SECRET and EEN_REFRESH_TOKEN in its environment. Two on one machine need ports of their own.
// … -- start NAME --redis HOST:PORT --cameras A,B --from T --until T [--every 00:10:00] --out DIRECTORY
// … -- watch NAME --redis HOST:PORT
string command = args.FirstOrDefault() ?? "";
Dictionary<string, string> options = [];
for (int i = 1; i + 1 < args.Length; i++)
{
    if (args[i].StartsWith("--", StringComparison.Ordinal))
        options[args[i][2..]] = args[i + 1];
}

try
{
    switch (command)
    {
        case "":
            return await Demo.RunAsync();
        case "silo":
            return await RunSiloAsync(FleetSettings.Parse(options));
        case "start" when args.Length > 1:
            await UseAsync(fleet => fleet.StartExportAsync(args[1], PlanOf(options)));
            return 0;
        case "watch" when args.Length > 1:
            await UseAsync(async fleet =>
            {
                await foreach (ExportPlanStatus status in fleet.WatchExportAsync(args[1]))
                    Console.WriteLine(Demo.Line(status));
            });
            return 0;
        default:
            Console.Error.WriteLine("Commands: none, silo, start NAME, watch NAME. Program.cs shows their options.");
            return 2;
    }
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static async Task<int> RunSiloAsync(FleetSettings settings)
{
    FleetHost.CheckAccount();
    using IHost silo = FleetHost.Silo(settings);
    await silo.StartAsync();
    Console.WriteLine(SiloProcess.Ready);
    await silo.WaitForShutdownAsync();
    return 0;
}

async Task UseAsync(Func<EenMediaFleet, Task> use)
{
    using IHost host = FleetHost.Client(FleetSettings.Parse(options));
    await host.StartAsync();
    await use(new EenMediaFleet(host.Services.GetRequiredService<IGrainFactory>()));
    await host.StopAsync();
}

static ExportPlan PlanOf(Dictionary<string, string> options) => new()
{
    Cameras = Option(options, "cameras").Split(','),
    From = DateTimeOffset.Parse(Option(options, "from"), CultureInfo.InvariantCulture),
    Until = DateTimeOffset.Parse(Option(options, "until"), CultureInfo.InvariantCulture),
    Every = options.TryGetValue("every", out string? every) ? TimeSpan.Parse(every, CultureInfo.InvariantCulture) : null,
    Directory = Path.GetFullPath(Option(options, "out")),
};

static string Option(Dictionary<string, string> options, string name) =>
    options.GetValueOrDefault(name) ?? throw new ArgumentException($"Add --{name}. The first lines of Program.cs show an example.");
