using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Walking;

/// <summary>How long the first frame takes in a process that has done nothing before, from making the client to the last byte.</summary>
internal static class FirstFrame
{
    private const int Runs = 7;
    private static readonly string[] s_ways = ["bare HttpClient", "ours", "ours, client from DI"];

    public static async Task RunAsync()
    {
        var profile = new Profile(0, null, Shared: false, Http2: false, FrameKb: 20, Frames: 8);
        using var server = new Child("serve", JsonSerializer.Serialize(profile, BenchmarkJson.Default.Profile));
        string address = await server.ReadLineAsync();
        string token = await server.ReadLineAsync();
        var times = new Dictionary<string, List<double>>();
        for (int run = 0; run <= Runs; run++)
        {
            foreach (string way in s_ways)
            {
                using var child = new Child("first-child", way, address, token);
                double milliseconds = double.Parse(await child.ReadLineAsync(), CultureInfo.InvariantCulture);

                // The first round warms up the server.
                if (run > 0)
                    (times.TryGetValue(way, out List<double>? known) ? known : times[way] = []).Add(milliseconds);
            }
        }

        double bare = Median(times[s_ways[0]]);
        Console.WriteLine("| first frame | ms, median of 7 processes | ÷ bare HttpClient |");
        Console.WriteLine("|---|---:|---:|");
        foreach (string way in s_ways)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {way} | {Median(times[way]):0.0} | {Median(times[way]) / bare:0.00} |"));
    }

    /// <summary>One first frame. Prints its milliseconds.</summary>
    public static async Task MeasureAsync(string way, Uri address, string token)
    {
        long start = Stopwatch.GetTimestamp();
        if (way == s_ways[0])
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(address, $"api/v3.0/media/recordedImage.jpeg?deviceId={Server.DeviceId}&type=preview&timestamp__gte=2025-06-01T12%3A00%3A00.000%2B00%3A00"));
            request.Headers.Authorization = new("Bearer", token);
            using HttpResponseMessage response = await http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
        }
        else
        {
            await using EenMediaClient client = way == s_ways[1]
                ? Clients.OfItsOwn(address, token, http2: false)
                : Clients.FromContainer(address, token, http2: false);
            (await client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice(Server.DeviceId).Preview().AtOrAfter(Server.FirstFrame))).Dispose();
        }

        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
