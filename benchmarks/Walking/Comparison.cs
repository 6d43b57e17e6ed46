using System.Globalization;
using System.Text.Json;

namespace Een.Media.Benchmarks.Walking;

/// <summary>All ways over one profile, as one table.</summary>
internal static class Comparison
{
    public static async Task PrintAsync(Profile profile)
    {
        string json = JsonSerializer.Serialize(profile, BenchmarkJson.Default.Profile);
        using var server = new Child("serve", json);
        string address = await server.ReadLineAsync();
        string token = await server.ReadLineAsync();

        var results = new List<(Way Way, Measurement Result)>();
        foreach (Way way in Way.All)
        {
            using var client = new Child("client", json, way.Name, address, token);
            results.Add((way, JsonSerializer.Deserialize(await client.ReadLineAsync(), BenchmarkJson.Default.Measurement)!));
        }

        Measurement expected = results[0].Result;
        foreach ((Way way, Measurement result) in results)
        {
            if ((result.Frames, result.Bytes, result.Order) != (expected.Frames, expected.Bytes, expected.Order) || result.Frames != profile.Frames)
                throw new InvalidOperationException($"'{way.Name}' saw other frames than '{results[0].Way.Name}'.");
        }

        Print(profile, results);
    }

    private static void Print(Profile profile, List<(Way Way, Measurement Result)> results)
    {
        // The latency that the hand-written loops saw on the same server: the nominal delay, the timer's grain, and the request itself.
        TimeSpan latency = TimeSpan.FromMilliseconds(results.Take(2).Average(r => r.Result.HeaderLatencyMs));
        double pooledCpu = results[1].Result.CpuMilliseconds;
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"### {profile} (headers after {latency.TotalMilliseconds:0.0} ms)"));
        Console.WriteLine();
        Console.WriteLine("| way | frames/s | share of its limit | CPU ms/frame | CPU ÷ pooled loop | KB allocated/frame | gen2 | peak RSS MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((Way way, Measurement r) in results)
        {
            // On bare loopback the processors are the limit, for which there is no formula.
            string share = profile.Network is null
                ? "–"
                : (profile.Limit(latency, way.Parallelism, way.BodiesAtOnce).TotalSeconds / r.Seconds).ToString("0.00", CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {way.Name} | {r.Frames / r.Seconds:0.0} | {share} | {r.CpuMilliseconds / r.Frames:0.00} | {r.CpuMilliseconds / pooledCpu:0.00} | {r.Allocated / 1024.0 / r.Frames:0.0} | {r.Gen2} | {r.PeakRss / 1048576.0:0} |"));
        }
    }
}
