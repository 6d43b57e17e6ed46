using System.Xml.Linq;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>The analyzer that locks the public surface runs only where its files are; without them it would be off, and silent.</summary>
public sealed class PublicApiTests
{
    private static IEnumerable<string> Libraries() =>
        from project in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        let properties = XDocument.Load(project).Descendants("PropertyGroup").Elements().ToLookup(p => p.Name.LocalName, p => p.Value)
        where properties["IsPackable"].Contains("true") && !properties["PackAsTool"].Contains("true")
        select Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(project)!).Replace('\\', '/');

    [Test]
    public void The_check_of_the_public_API_finds_every_library() => Assert.That(Libraries(), Does.Contain("src/Een.Media.Client").And.Not.Contain("src/Een.Media.Emulator.Tool"));

    [TestCaseSource(nameof(Libraries))]
    public void Every_public_member_is_in_the_PublicAPI_files(string library)
    {
        string[] unshipped = Members("PublicAPI.Unshipped.txt");
        string[] shipped = Members("PublicAPI.Shipped.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unshipped, Is.Not.Empty, "run eng/public-api");
            Assert.That(unshipped.Intersect(shipped), Is.Empty, "a member is shipped or it is not");
        }

        string[] Members(string file) => [.. Repository.Read($"{library}/{file}").Split('\n').Where(line => line.Length > 0 && line != "#nullable enable")];
    }
}
