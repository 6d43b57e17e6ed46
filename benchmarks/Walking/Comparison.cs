using System.Text.Json;

namespace Een.Media.Benchmarks.Walking;

/// <summary>What several ways needed for one profile.</summary>
internal sealed class Comparison
{
    private readonly List<(Way Way, Measurement Result)> _results = [];

    private Comparison(Profile profile) => Profile = profile;

    public Profile Profile { get; }

    public IReadOnlyList<(Way Way, Measurement Result)> Results => _results;

    /// <summary>The latency that the hand-written loops saw on the same server: the nominal delay, the timer's grain, and the request itself.</summary>
    public TimeSpan HeaderLatency =>
        TimeSpan.FromMilliseconds(Results.Select(r => r.Result.HeaderLatencyMs).Where(latency => latency > 0).Average());

    private Measurement Pooled => Results.Single(r => r.Way == Way.Pooled).Result;

    public static async Task<Comparison> TakeAsync(Profile profile, IReadOnlyList<Way> ways)
    {
        string json = JsonSerializer.Serialize(profile, BenchmarkJson.Default.Profile);
        using var server = new Child("serve", json);
        string address = await server.ReadLineAsync();
        string token = await server.ReadLineAsync();

        // Where processors are compared, twice in turn: a neighbour on the machine then disturbs all, and the better figure counts.
        var comparison = new Comparison(profile);
        for (int round = 0; round < (profile.Network is null ? 2 : 1); round++)
        {
            foreach (Way way in ways)
            {
                using var client = new Child("client", json, way.Name, address, token);
                comparison.Add(way, JsonSerializer.Deserialize(await client.ReadLineAsync(), BenchmarkJson.Default.Measurement)!);
            }
        }

        return comparison;
    }

    public double CpuRatio(Measurement result) => result.CpuMilliseconds / Pooled.CpuMilliseconds;

    /// <summary>How much of what is possible a way reached; <see langword="null"/> on bare loopback, where the processors are the limit.</summary>
    public double? Share(Way way, Measurement result) => Profile.Network is null
        ? null
        : Profile.Limit(HeaderLatency, way.Parallelism, way.BodiesAtOnce).TotalSeconds / result.Seconds;

    /// <summary>Whether waiting for headers, and not bandwidth, bounds a way here.</summary>
    public bool LatencyBounds(Way way) => Profile.Network is not null
        && Profile.Latency(HeaderLatency, way.Parallelism) >= Profile.Transfer(way.BodiesAtOnce);

    private void Add(Way way, Measurement result)
    {
        Measurement expected = _results.Count > 0 ? _results[0].Result : result;
        if ((result.Frames, result.Bytes, result.Order) != (expected.Frames, expected.Bytes, expected.Order) || result.Frames != Profile.Frames)
            throw new InvalidOperationException($"'{way.Name}' saw other frames than '{_results.FirstOrDefault().Way?.Name ?? "the server"}'.");
        int known = _results.FindIndex(r => r.Way == way);
        if (known < 0)
            _results.Add((way, result));
        else
            _results[known] = (way, _results[known].Result.Better(result));
    }
}
