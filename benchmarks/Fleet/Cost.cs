using System.Diagnostics;
using System.Globalization;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>What a cluster costs. On two cores it cannot show how frames per second grow with machines: silos and emulator share them.</summary>
internal static class Cost
{
    private const int Calls = 3000;

    public static async Task<int> RunAsync()
    {
        List<string> figures = [];
        await using Rig rig = await Rig.StartAsync(silos: 1);
        figures.Add(await GrainCallsAsync(rig));
        long alone = Stopwatch.GetTimestamp();
        await rig.UndisturbedAsync();
        figures.Add($"one process {FramesPerSecond(alone):0} frames/s");
        for (int silos = 1; silos <= 3; silos++)
        {
            if (silos > 1)
                await rig.StartSiloAsync();
            string name = $"cost-{silos}";
            long start = Stopwatch.GetTimestamp();
            await rig.Fleet.StartExportAsync(name, rig.Plan(rig.Folder(name)));
            await rig.EndAsync(name);
            figures.Add($"{silos} silo(s) {FramesPerSecond(start):0} frames/s");
        }

        figures.Add($"silo {Megabytes(rig.Silos[0].Id):0} MB");
        Console.WriteLine(string.Join(", ", figures));
        return 0;
    }

    private static double FramesPerSecond(long since) => Rig.Cameras * Rig.Frames / Stopwatch.GetElapsedTime(since).TotalSeconds;

    private static async Task<string> GrainCallsAsync(Rig rig)
    {
        // Reading the status of a plan is one call to one grain, and has its answer in memory.
        await rig.Fleet.GetExportAsync("none");
        List<double> milliseconds = [];
        for (int i = 0; i < Calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await rig.Fleet.GetExportAsync("none");
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        milliseconds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"grain call p50 {milliseconds[Calls / 2]:0.00} ms, p99 {milliseconds[Calls * 99 / 100]:0.00} ms");
    }

    private static double Megabytes(int process)
    {
        using Process silo = Process.GetProcessById(process);
        return silo.WorkingSet64 / 1e6;
    }
}
