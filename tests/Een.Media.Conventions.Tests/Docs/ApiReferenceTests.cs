using Een.Media.Conventions.Tests.Structure;

namespace Een.Media.Conventions.Tests.Docs;

public sealed class ApiReferenceTests
{
    /// <summary>Run with <c>EEN_WRITE_DOCS=1</c> to write the pages again.</summary>
    [TestCaseSource(typeof(Packages), nameof(Packages.All))]
    public void Every_public_type_is_in_the_reference(Package package)
    {
        string path = Path.Combine(Repository.Root, "docs", "api", $"{package}.md");
        if (Environment.GetEnvironmentVariable("EEN_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, ApiReference.Of(package));
        }

        string[] headings = [.. File.ReadLines(path).Where(line => line.StartsWith("## ", StringComparison.Ordinal))];
        Assert.That(
            headings,
            Is.EquivalentTo(package.Assembly.GetExportedTypes().Select(type => "## " + ApiReference.Name(type))),
            "EEN_WRITE_DOCS=1 dotnet test tests/Een.Media.Conventions.Tests --filter ApiReference");
    }
}
