using System.Text.Json;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>A lock file holds for everybody only when nothing in it depends on who restored it.</summary>
public sealed class LockFileTests
{
    private static IEnumerable<string> Projects() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetDirectoryName).Select(Path.GetFileName)!;

    [TestCaseSource(nameof(Projects))]
    public void The_lock_files_of_shipped_packages_are_the_same_for_every_platform(string project)
    {
        using JsonDocument file = JsonDocument.Parse(Repository.Read($"src/{project}/packages.lock.json"));
        string[] targets = [.. file.RootElement.GetProperty("dependencies").EnumerateObject().Select(target => target.Name)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(targets, Does.Contain(project.EndsWith(".Analyzers", StringComparison.Ordinal) ? ".NETStandard,Version=v2.0" : "net10.0"));
            Assert.That(targets, Has.None.Contains('/'), "a runtime identifier");
        }
    }
}
