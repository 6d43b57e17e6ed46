using System.Globalization;
using Een.Media.Benchmarks.Fleet;
using FleetSample;
using Microsoft.Extensions.Hosting;

// dotnet run -c Release --project benchmarks/Fleet -- kill [TIMES] | cold | tokens | faults | cost | scale
// Each prints its figure in its last line, and exits with 0 if it is right. All but "scale" need redis-server.
string command = args.FirstOrDefault() ?? "";
Dictionary<string, string> options = [];
for (int i = 1; i + 1 < args.Length; i++)
{
    if (args[i].StartsWith("--", StringComparison.Ordinal))
        options[args[i][2..]] = args[i + 1];
}

if (command is "kill" or "cold" or "tokens" or "faults" or "cost" && !RedisServer.IsInstalled)
{
    Console.WriteLine("skipped: there is no redis-server here");
    return 0;
}

switch (command)
{
    case "kill":
        return await Kill.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 50);
    case "cold":
        return await Cold.RunAsync();
    case "tokens":
        return await Tokens.RunAsync();
    case "faults":
        return await Faults.RunAsync();
    case "cost":
        return await Cost.RunAsync();
    case "scale":
        return Scale.Run();
    case "silo":
        using (IHost silo = FleetHost.Silo(FleetSettings.Parse(options)))
        {
            await silo.StartAsync();
            Console.WriteLine(SiloProcess.Ready);
            await silo.WaitForShutdownAsync();
        }

        return 0;
    case "child":
        return await Child.RunAsync(options);
    default:
        Console.Error.WriteLine("kill [TIMES], cold, tokens, faults, cost or scale");
        return 2;
}
