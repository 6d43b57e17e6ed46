using System.CommandLine;
using Een.Media.Fuzz;
using Een.Media.Fuzz.Targets;

var runs = new Option<int>("--runs") { Description = "How many inputs in all; 0 for the seeds of the corpus alone.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "The same seed makes the same inputs.", DefaultValueFactory = _ => 1 };
var seconds = new Option<int?>("--seconds") { Description = "For how long at most, divided among the targets; without it, as long as it takes." };
var only = new Option<string?>("--target") { Description = "One target alone, by its name." };
var slowest = new Option<double>("--slowest") { Description = "The seconds that one input may take.", DefaultValueFactory = _ => 10 };
var command = new RootCommand(
    "Feeds spoilt input to everything that parses what came from elsewhere. Fails at what is not promised: an exception that is not documented, an answer 500 of the emulator, an input that takes too long.")
{
    runs, seed, seconds, only, slowest,
};
command.SetAction(async (arguments, _) =>
{
    await using AllTargets all = await AllTargets.CreateAsync();
    IReadOnlyList<Target> targets = [.. all.Targets.Where(target => arguments.GetValue(only) is not { } name || target.Name == name)];
    if (targets.Count == 0)
    {
        await Console.Error.WriteLineAsync($"There is no such target. There are {string.Join(", ", all.Targets.Select(target => target.Name))}.");
        return 2;
    }

    int each = (arguments.GetValue(runs) + targets.Count - 1) / targets.Count;
    TimeSpan limit = arguments.GetValue(seconds) is { } most ? TimeSpan.FromSeconds(most) / targets.Count : TimeSpan.MaxValue;
    (long inputs, int failures) = (0, 0);
    foreach (Target target in targets)
    {
        var run = new FuzzRun(target, arguments.GetValue(seed), TimeSpan.FromSeconds(arguments.GetValue(slowest)));
        await run.RunAsync(each, limit);
        foreach (Finding finding in run.Findings)
            await Console.Error.WriteLineAsync($"{finding.Save(Path.Combine("artifacts", "fuzz"))}: {finding.Problem}\n");
        inputs += run.Inputs;
        failures += run.Failures;
    }

    Console.WriteLine($"fuzz: {inputs:N0} inputs over {targets.Count} targets, {failures:N0} answered otherwise than promised");
    return failures == 0 ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
