using Een.Media.Client;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>Silos are killed at random moments, one after the other, while they export.</summary>
internal static class Kill
{
    private const int Silos = 3;
    private const double MostSeconds = 5;

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
            int before = rig.Requests;
            DateTimeOffset began = DateTimeOffset.UtcNow;
            List<DateTimeOffset> killed = [];
            await rig.Fleet.StartExportAsync(name, plan);
            Task<ExportPlanStatus> end = rig.EndAsync(name);
            while (!end.IsCompleted && kills < times)
            {
                await Task.WhenAny(end, Task.Delay(random.Next(500, 4000)));
                if (end.IsCompleted)
                    break;
                killed.Add(DateTimeOffset.UtcNow);
                await rig.KillAsync(random.Next(rig.Silos.Count));
                kills++;

                // The next one when every camera is at work again, so that each pause is that of one silo.
                while (!end.IsCompleted && rig.Pauses(began, killed[^1]).Any(pause => pause is null))
                    await Task.Delay(50);
                await rig.StartSiloAsync();
            }

            ExportPlanStatus status = await end;
            bool isRight = status is { State: ExportPlanState.Completed, UnitsParked: 0 } && Rig.Hash(plan.Directory) == undisturbed;
            wrong += isRight ? 0 : 1;
            pauses.AddRange(killed.SelectMany(instant => rig.Pauses(began, instant)).OfType<double>());
            int extra = rig.Requests - before - own;
            worstExtra = Math.Max(worstExtra, (int)Math.Ceiling((double)extra / Math.Max(1, killed.Count)));
            Directory.Delete(plan.Directory, recursive: true);
            Console.WriteLine($"round {rounds}: {killed.Count} kills, {(isRight ? "identical" : "DIFFERENT")}, {extra} requests more than undisturbed");
        }

        // A camera of a silo that lives is not interrupted: what is left are those of the dead ones.
        pauses.RemoveAll(pause => pause < 1);
        pauses.Sort();
        double worst = pauses.Count == 0 ? 0 : pauses[^1];
        bool holds = wrong == 0 && worst <= MostSeconds && worstExtra <= Rig.Cameras;
        Console.WriteLine($"{(holds ? "right" : "WRONG")}. {kills} kills in {rounds} exports: {wrong} trees differ, at most {worstExtra} extra requests per kill, "
            + $"the dead silo's {pauses.Count} cameras go on after {Median(pauses):0.0} s ({pauses.Count(pause => pause <= MostSeconds)} of them within "
            + $"{MostSeconds} s, worst {worst:0.0} s), {rig.TokenRequests} token request(s)");
        return holds ? 0 : 1;
    }

    private static double Median(List<double> sorted) => sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
}
