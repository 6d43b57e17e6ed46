using System.Globalization;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>
/// 10,000 cameras × 30 days at one frame per ten minutes on 1 to 50 machines, in virtual time: units as events, with what each asks of the service, of
/// Redis and of grains. What a unit costs is from the code; the times are assumptions, printed first.
/// </summary>
internal static class Scale
{
    private const int Units = 10_000 * 30;
    private const int FramesPerUnit = 144;
    private const int UnitsPerSilo = 4;
    private const int MostUnits = 1000;

    /// <summary>Of a preview of 50 KB, by page token or timestamp, from headers to the last byte.</summary>
    private const double RequestSeconds = 0.08;

    /// <summary>To activate a unit, read or write its manifest, and be seen done by a poll.</summary>
    private const double UnitOverheadSeconds = 0.6;

    /// <summary>A plan polls each unit twice a second; a unit wakes the plan once a second. A grain has one thread.</summary>
    private const double CallsPerUnitSecond = 3;
    private const double GrainCallSeconds = 0.0002;

    /// <summary>Directory entries of a unit: registered and removed.</summary>
    private const double RedisPerUnit = 2;

    /// <summary>A plan with finished units is saved at most twice a second; a silo writes its sign of life every half a minute.</summary>
    private const double PlanSavesPerSecond = 2;
    private const double SignsPerSecond = 1 / 30.0;

    public static int Run()
    {
        Console.WriteLine($"Assumed: {RequestSeconds * 1000:0} ms per request, {UnitOverheadSeconds:0.0} s per unit besides, {GrainCallSeconds * 1000:0.0} ms of the plan's thread per call.");
        Console.WriteLine("| machines | units at once | requests/s | grain calls/s | Redis operations/s | days | the plan's thread |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        string last = "";
        foreach (int machines in new[] { 1, 2, 5, 10, 20, 50 })
        {
            Row row = Simulate(machines);
            last = string.Create(
                CultureInfo.InvariantCulture,
                $"| {machines} | {row.AtOnce} | {row.Requests:0} | {row.GrainCalls:0} | {row.Redis:0} | {row.Days:0.0} | {row.Busy:P0} |");
            Console.WriteLine(last);
        }

        double limit = 1 / (CallsPerUnitSecond * GrainCallSeconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"One plan: at most {MostUnits} units at once by its option, {limit:0} by its grain's thread, which is {Math.Min(limit, MostUnits) / UnitsPerSilo:0} machines with {UnitsPerSilo} units each"));
        return 0;
    }

    /// <summary>Units as a queue of ends: when one ends, the next one begins.</summary>
    private static Row Simulate(int machines)
    {
        int atOnce = Math.Min(machines * UnitsPerSilo, MostUnits);
        var random = new Random(1);
        var ends = new PriorityQueue<double, double>(atOnce);
        double now = 0, unitSeconds = 0;
        int begun = 0;
        while (begun < Units || ends.Count > 0)
        {
            while (begun < Units && ends.Count < atOnce)
            {
                double duration = UnitOverheadSeconds + (FramesPerUnit * RequestSeconds * (0.7 + (0.6 * random.NextDouble())));
                ends.Enqueue(now + duration, now + duration);
                unitSeconds += duration;
                begun++;
            }

            now = ends.Dequeue();
        }

        double calls = unitSeconds / now * CallsPerUnitSecond;
        return new Row(
            atOnce,
            (double)Units * FramesPerUnit / now,
            calls,
            (Units * RedisPerUnit / now) + Math.Min(PlanSavesPerSecond, Units / now) + (machines * SignsPerSecond),
            now / 86_400,
            calls * GrainCallSeconds);
    }

    private sealed record Row(int AtOnce, double Requests, double GrainCalls, double Redis, double Days, double Busy);
}
