using System.Text.RegularExpressions;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>What runs elsewhere: other people's actions by the hash of their content, with no more rights than reading, and with a time limit.</summary>
public sealed partial class WorkflowTests
{
    private static IEnumerable<TestCaseData> Workflows() => Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows"))
        .Order(StringComparer.Ordinal)
        .Select(file => new TestCaseData(File.ReadAllText(file).ReplaceLineEndings("\n")).SetArgDisplayNames(Path.GetFileName(file)));

    [TestCaseSource(nameof(Workflows))]
    public void Every_action_is_pinned_by_its_hash(string workflow)
    {
        string[] actions = [.. Uses().Matches(workflow).Select(match => match.Groups[1].Value)];
        Assert.That(actions, Is.Not.Empty.And.All.Match("^[\\w./-]+@[0-9a-f]{40} # v[0-9.]+$"));
    }

    [TestCaseSource(nameof(Workflows))]
    public void The_workflow_may_read_and_nothing_else(string workflow)
    {
        Assert.That(workflow, Does.Contain("\npermissions:\n  contents: read\njobs:").Or.Contain("\npermissions:\n  contents: read\nconcurrency:"));
        Assert.That(workflow, Does.Not.Contain("write").And.Not.Contain("secrets.").And.Not.Contain("pull_request_target"));
        Assert.That(Checkout().Count(workflow), Is.EqualTo(CheckoutWithoutCredentials().Count(workflow)), "persist-credentials: false");
    }

    [TestCaseSource(nameof(Workflows))]
    public void Every_job_of_the_workflow_has_a_time_limit(string workflow) => Assert.That(
        Limit().Count(workflow), Is.EqualTo(Runner().Count(workflow)).And.GreaterThan(0));

    [TestCaseSource(nameof(Workflows))]
    public void Every_step_of_the_workflow_is_an_action_or_a_script_of_the_repository(string workflow)
    {
        foreach (string script in Run().Matches(workflow).Select(match => match.Groups[1].Value))
            Assert.That(Path.Combine(Repository.Root, script), Does.Exist);
        Assert.That(Run().Count(workflow), Is.GreaterThan(0));
    }

    [GeneratedRegex(@"uses: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex("uses: actions/checkout@")]
    private static partial Regex Checkout();

    [GeneratedRegex(@"uses: actions/checkout@.*\n +with:\n +persist-credentials: false\n")]
    private static partial Regex CheckoutWithoutCredentials();

    [GeneratedRegex(@"^ +timeout-minutes: \d+$", RegexOptions.Multiline)]
    private static partial Regex Limit();

    [GeneratedRegex("^ +runs-on: ", RegexOptions.Multiline)]
    private static partial Regex Runner();

    [GeneratedRegex(@"^ +- run: (\S+)", RegexOptions.Multiline)]
    private static partial Regex Run();
}
