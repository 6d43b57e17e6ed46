using System.CommandLine;
using System.Diagnostics;
using Een.Media.Fuzz;

var runs = new Option<int>("--runs") { Description = "How many inputs in all.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "The same seed makes the same inputs.", DefaultValueFactory = _ => 1 };
var slowest = new Option<double>("--slowest") { Description = "The seconds that one input may take.", DefaultValueFactory = _ => 10 };
var command = new RootCommand("Feeds spoilt input to the parsers of the imaging package. Ends at the first that crashes, throws what is not promised, or is too slow.") { runs, seed, slowest };
command.SetAction(arguments =>
{
    IReadOnlyList<Target> targets = Targets.All;
    int each = (arguments.GetValue(runs) + targets.Count - 1) / targets.Count;
    long before = Environment.WorkingSet;
    foreach (Target target in targets)
    {
        var mutator = new Mutator(new Random(arguments.GetValue(seed)));
        int accepted = 0;
        TimeSpan longest = TimeSpan.Zero;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < each; i++)
        {
            byte[] input = mutator.Spoil(target);
            long began = Stopwatch.GetTimestamp();
            try
            {
                accepted += target.Feed(input) ? 1 : 0;
            }
            catch (Exception e)
            {
                Console.Error.WriteLine($"{target.Name}, input {i} of seed {arguments.GetValue(seed)}: {e}\n{Convert.ToBase64String(input)}");
                return 1;
            }

            TimeSpan took = Stopwatch.GetElapsedTime(began);
            longest = took > longest ? took : longest;
            if (took.TotalSeconds > arguments.GetValue(slowest))
            {
                Console.Error.WriteLine($"{target.Name}, input {i} took {took.TotalSeconds:F1} s\n{Convert.ToBase64String(input)}");
                return 1;
            }
        }

        Console.WriteLine(
            $"{target.Name}: {each} inputs, {accepted} accepted, {each - accepted} refused as promised, " +
            $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, the slowest {longest.TotalMilliseconds:F0} ms");
    }

    Console.WriteLine($"working set: {before >> 20} MB before, {Environment.WorkingSet >> 20} MB after");
    return 0;
});
return command.Parse(args).Invoke();
