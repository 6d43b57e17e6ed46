using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Een.Media.Benchmarks.Walking;

long start = Stopwatch.GetTimestamp();
switch (args)
{
    case ["serve", var json]:
        await Server.RunAsync(JsonSerializer.Deserialize(json, BenchmarkJson.Default.Profile)!);
        break;
    case ["client", var json, var name, var address, var token]:
        Profile measured = JsonSerializer.Deserialize(json, BenchmarkJson.Default.Profile)!;
        Measurement result = await Measurement.TakeAsync(
            Way.All.Single(way => way.Name == name).Create(new Uri(address), token, measured.Http2), measured);
        Console.WriteLine(JsonSerializer.Serialize(result, BenchmarkJson.Default.Measurement));
        break;
    case ["million", .. var rest]:
        await Million.RunAsync(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1_000_000);
        break;
    case ["first"]:
        await FirstFrame.RunAsync();
        break;
    case ["clients"]:
        Many.MeasureClients();
        break;
    case ["cameras"]:
        await Many.MeasureCamerasAsync();
        break;
    case ["export"]:
        await Exports.RunAsync();
        break;
    case [] or ["full"] or ["profile", _]:
        bool isFull = args is ["full"];
        IEnumerable<Profile> profiles = isFull ? Profile.Full : Profile.Standard;
        if (args is ["profile", var number])
            profiles = [Profile.Standard[int.Parse(number, CultureInfo.InvariantCulture)]];
        var comparisons = new List<Comparison>();
        foreach (Profile profile in profiles)
        {
            comparisons.Add(await Comparison.TakeAsync(profile, isFull ? Way.Few : Way.All));
            Report.PrintTable(comparisons[^1]);
        }

        Report.PrintShares(comparisons);
        Report.PrintGoals(comparisons);
        if (args is [])
        {
            Console.WriteLine();
            await FirstFrame.RunAsync();
            Console.WriteLine();
            Many.MeasureClients();
            Console.WriteLine();
            await Many.MeasureCamerasAsync();
            Console.WriteLine();
            await Exports.RunAsync();
        }

        break;
    default:
        await Console.Error.WriteLineAsync("usage: Walking [full | profile N | million [FRAMES] | first | clients | cameras | export]");
        return 2;
}

// The other two speak to the process that started them.
if (args is not ["serve" or "client", ..])
    Console.WriteLine($"\nThis took {Stopwatch.GetElapsedTime(start):hh\\:mm\\:ss}.");
return 0;
