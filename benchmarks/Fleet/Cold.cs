using System.Diagnostics;
using Een.Media.Emulator;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>Eight cold processes fetch 160 main images: with a limiter each, and with the cluster's.</summary>
internal static class Cold
{
    private const int Processes = 8;
    private const int Images = 160;
    private const double PerSecond = 5;
    private const int Burst = 3;

    public static async Task<int> RunAsync()
    {
        (int failed, double refused, double time) own = await MeasureAsync("own");
        Console.WriteLine(Line("a limiter each", own));
        (int failed, double refused, double time) cluster = await MeasureAsync("cluster");
        bool isRight = cluster.failed == 0 && cluster.refused <= 0.05 && cluster.time <= 1.2;
        Console.WriteLine($"{(isRight ? "right" : "WRONG")}. {Line("one limiter in the cluster", cluster)}; {Line("a limiter each", own)}");
        return isRight ? 0 : 1;
    }

    private static string Line(string way, (int Failed, double Refused, double Time) result) =>
        $"{way}: {result.Failed} of {Images} failed, {result.Refused:P1} refused, {result.Time:0.00} × the least possible time";

    private static async Task<(int Failed, double Refused, double Time)> MeasureAsync(string mode)
    {
        await using Rig rig = await Rig.StartAsync(silos: 1, options =>
        {
            options.MainImageThrottle = new MainImageThrottle { PerSecond = PerSecond, Burst = Burst };
            options.Network = null;
        });
        await using Crowd crowd = await Crowd.StartAsync(Processes,
        [
            "--mode", mode, "--redis", rig.Redis.Configuration, "--address", rig.Emulator.BaseAddress.ToString(), "--main", "true",
            "--token", rig.Emulator.IssueAccessToken(), "--device", rig.Emulator.Cameras[0].Id, "--calls", $"{Images / Processes}",
        ]);
        long start = Stopwatch.GetTimestamp();
        (int failed, string said) = await crowd.RoundAsync();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (failed > 0)
            Console.WriteLine(said);
        int refused = rig.Emulator.Journal.Count(EmulatorEndpoint.RecordedImage, 429);
        return (failed, (double)refused / rig.Requests, elapsed / ((Images - Burst) / PerSecond));
    }
}
