using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>
/// Tests do not sleep, and do not read the machine's local clock. (Under src/ an analyzer bans more than that: src/BannedSymbols.txt.)
/// </summary>
public sealed class TimeInTestsTests
{
    /// <summary>
    /// Real time where it cannot be otherwise: the guard that ends a virtual clock's test which hangs, and processes that wait for each other.
    /// benchmarks/Fleet, which stops and kills processes at random moments, is left out.
    /// </summary>
    private static readonly string[] s_allowed =
    [
        "tests/Een.Media.Client.Tests/Resilience/VirtualTime.cs: Task.Delay(TimeSpan.FromMinutes(10))",
        "tests/Een.Media.Contract.SecondProcess/Program.cs: Task.Delay(10)",
        "samples/Fleet/RedisServer.cs: Task.Delay(100)",
    ];

    [Test]
    public void Nothing_in_tests_samples_and_benchmarks_waits_for_time_to_pass() => Assert.That(
        Waits(Folders("tests", "samples", "benchmarks")
            .Where(file => !file.StartsWith("benchmarks/Fleet/", StringComparison.Ordinal))
            .Select(file => (file, Repository.Parse(file)))),
        Is.EquivalentTo(s_allowed));

    [TestCase("Task.Delay(5);", 1)]
    [TestCase("await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);", 1)]
    [TestCase("Thread.Sleep(1);", 1)]
    [TestCase("await Task.Delay(Timeout.Infinite, cancellationToken);", 0)]
    [TestCase("await Task.Delay(TimeSpan.FromSeconds(1), clock);", 0)]
    [TestCase("await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);", 0)]
    public void The_check_of_waits_finds_a_wait(string statement, int found) => Assert.That(
        Waits([("File.cs", CSharpSyntaxTree.ParseText(statement).GetCompilationUnitRoot())]).Count(), Is.EqualTo(found));

    [Test]
    public void Nothing_reads_the_local_clock() => Assert.That(
        from file in Folders("src", "tests", "samples", "benchmarks", "eng")
        from access in Repository.Parse(file).DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where access.ToString() is "DateTime.Now" or "DateTime.Today" or "DateTimeOffset.Now"
        select $"{file}: {access}",
        Is.Empty);

    private static IEnumerable<string> Folders(params string[] folders) => folders.SelectMany(Repository.Sources);

    /// <summary>What goes by a clock that is handed in, or never ends by itself, waits for something else than time.</summary>
    private static IEnumerable<string> Waits(IEnumerable<(string File, CompilationUnitSyntax Code)> sources) =>
        from source in sources
        from call in source.Code.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression.ToString() == "Thread.Sleep"
            || (call.Expression.ToString() == "Task.Delay"
                && !call.ArgumentList.Arguments.Any(argument => argument.ToString() is "Timeout.Infinite" or "Timeout.InfiniteTimeSpan"
                    || argument.ToString().Trim('_').EndsWith("time", StringComparison.OrdinalIgnoreCase)
                    || argument.ToString().EndsWith("clock", StringComparison.OrdinalIgnoreCase)))
        select $"{source.File}: {call}";
}
