using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Keeps docs/emulator.md and the emulator together.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root(), "docs", "emulator.md"));

    [Test]
    public void The_documentation_lists_every_switch_with_its_default_first()
    {
        foreach (PropertyInfo property in typeof(ServiceBehavior).GetProperties().Where(property => property.CanWrite))
        {
            Assert.That(Document, Does.Contain($"| `{property.Name}` |"));
            if (!property.PropertyType.IsEnum)
                continue;
            string row = Document.Split('\n').Single(line => line.StartsWith($"| `{property.Name}` |", StringComparison.Ordinal));
            IEnumerable<string> values = Words().Matches(row.Split('|')[3].Split(':')[0]).Select(match => match.Groups[1].Value);
            Assert.That(values, Is.EqualTo(Enum.GetNames(property.PropertyType)), property.Name);
            Assert.That($"{property.GetValue(new ServiceBehavior())}", Is.EqualTo(values.First()), property.Name);
        }
    }

    [Test]
    public void The_documentation_lists_every_fault_with_a_valid_example()
    {
        List<(string Example, string Code)> rows =
            [.. FaultRow().Matches(Document).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

        Assert.That(rows.Select(row => row.Code).Distinct(), Is.EquivalentTo(typeof(Fault)
            .GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Distinct()));
        Assert.That(rows.Select(row => FaultRule.Parse(row.Example).Faults.Count), Is.All.EqualTo(1));
    }

    [Test]
    public void The_documentation_names_every_endpoint()
    {
        foreach (EmulatorEndpoint endpoint in Enum.GetValues<EmulatorEndpoint>())
        {
            string name = FaultRule.Of(Fault.Gzip()).On(endpoint).ToString().Split(' ')[0];
            Assert.That(Document, Does.Contain($"`{name}`"));
        }
    }

    [Test]
    public async Task Documented_flags_exist_and_existing_flags_are_documented()
    {
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(EenMediaEmulator).Assembly.Location, "--help"]) { RedirectStandardOutput = true })!;
        string help = await process.StandardOutput.ReadToEndAsync();
        string[] there = [.. Flags().Matches(help).Select(match => match.Value).Distinct()];
        string[] documented = [.. Flags().Matches(Document).Select(match => match.Value).Distinct()];

        Assert.That(documented.Except(["--project", "--global", "--prerelease"]), Is.SubsetOf(there));
        Assert.That(there.Except(documented), Is.SubsetOf(new[] { "--http2-port", "--seed", "--version" }));
    }

    [Test]
    public async Task The_documented_example_is_this_code()
    {
        DateTimeOffset noon = TestAccount.Noon;
        var clock = new TestClock(noon.AddMinutes(1));

        // <example>
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions
        {
            Cameras = { EmulatedCamera.FromTimeline("Yard", [noon, noon.AddSeconds(1)]) with { DeviceId = "10058b7a" } },
            TimeProvider = clock,
        });
        string token = emulator.IssueAccessToken();          // a JWT that is really signed and checked
        Uri address = emulator.BaseAddress;                  // a free port of loopback

        emulator.Faults.Add("recordedImage:preview nth=2 reset=body");
        emulator.Faults.Add(FaultRule.Of(Fault.Status(429), Fault.RetryAfter(5)).On(EmulatorEndpoint.RecordedImage).ForMain().First(3));

        int requests = emulator.Journal.Count(EmulatorEndpoint.RecordedImage, status: 200);
        // </example>

        Assert.That((token.Split('.').Length, address.IsLoopback, requests), Is.EqualTo((3, true, 0)));
        string source = await File.ReadAllTextAsync(
            Path.Combine(Root(), "tests", "Een.Media.Emulator.Tests", "Server", "DocumentationTests.cs"));
        string example = source.Split("// <example>")[1].Split("// </example>")[0];
        string unindented = string.Join('\n', example.Split('\n')[1..^1].Select(line => line.Length > 8 ? line[8..] : string.Empty));
        Assert.That(Document, Does.Contain(unindented));
    }

    private static string Root()
    {
        DirectoryInfo? directory = new(TestContext.CurrentContext.TestDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Een.Media.Client.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("The repository is not above the tests.");
    }

    [GeneratedRegex("`([A-Za-z0-9]+)`")]
    private static partial Regex Words();

    [GeneratedRegex(@"^\| `([^`]+)` \|[^\n]*\| `Fault\.(\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex FaultRow();

    [GeneratedRegex(@"--[a-z][a-z0-9-]+")]
    private static partial Regex Flags();
}
