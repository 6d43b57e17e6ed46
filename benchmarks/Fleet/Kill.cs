using System.Diagnostics;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>Silos are killed at random moments, one after the other, while they export.</summary>
internal static class Kill
{
    private const int Silos = 3;

    public static async Task<int> RunAsync(int times)
    {
        await using Rig rig = await Rig.StartAsync(Silos);
        string undisturbed = await rig.UndisturbedAsync();
        int own = rig.Requests;
        var random = new Random(1);
        int kills = 0, rounds = 0, wrong = 0, worstExtra = 0;
        List<double> pauses = [];
        while (kills < times)
        {
            string name = $"kill-{++rounds}";
            ExportPlan plan = rig.Plan(rig.Folder(name));
            int before = rig.Requests, killsBefore = kills;
            await rig.Fleet.StartExportAsync(name, plan);
            Task<ExportPlanStatus> end = rig.EndAsync(name);
            while (!end.IsCompleted && kills < times)
            {
                await Task.WhenAny(end, Task.Delay(random.Next(500, 4000)));
                if (end.IsCompleted)
                    break;
                await rig.KillAsync(random.Next(rig.Silos.Count));
                kills++;
                int seen = rig.Requests;
                long killed = Stopwatch.GetTimestamp();

                // Work goes on when a request arrives that was not under way.
                while (!end.IsCompleted && rig.Requests <= seen + 12)
                    await Task.Delay(20);
                if (!end.IsCompleted)
                    pauses.Add(Stopwatch.GetElapsedTime(killed).TotalSeconds);
                await rig.StartSiloAsync();
            }

            ExportPlanStatus status = await end;
            bool isRight = status is { State: ExportPlanState.Completed, UnitsParked: 0 } && Rig.Hash(plan.Directory) == undisturbed;
            wrong += isRight ? 0 : 1;
            int interrupted = Math.Max(1, kills - killsBefore);
            worstExtra = Math.Max(worstExtra, (rig.Requests - before - own) / interrupted);
            Directory.Delete(plan.Directory, recursive: true);
            Console.WriteLine($"round {rounds}: {kills - killsBefore} kills, {(isRight ? "identical" : "DIFFERENT")}, {rig.Requests - before - own} requests more than undisturbed");
        }

        pauses.Sort();
        double worst = pauses.Count == 0 ? 0 : pauses[^1];
        Console.WriteLine($"{kills} kills in {rounds} exports: {wrong} trees differ, at most {worstExtra} extra requests per kill, "
            + $"work goes on after {Median(pauses):0.0} s (worst {worst:0.0} s), {rig.TokenRequests} token request(s)");
        return wrong == 0 ? 0 : 1;
    }

    private static double Median(List<double> sorted) => sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
}
