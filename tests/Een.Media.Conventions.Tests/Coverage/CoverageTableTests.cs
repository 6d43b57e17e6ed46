using System.Reflection;
using Een.Media.Conventions.Tests.Structure;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Een.Media.Conventions.Tests.Coverage;

/// <summary><c>docs/coverage.md</c> against the API, the client and the tests: a row for everything, and nothing made up.</summary>
public sealed class CoverageTableTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly IReadOnlyList<CoverageRow> s_rows = CoverageRow.ReadTable(Repository.Read("docs/coverage.md"));

    [Test]
    public void The_coverage_table_has_exactly_the_rows_that_the_vendor_describes()
    {
        IReadOnlyList<(string, string, string)> api = CoverageRow.ReadApi(Repository.Read("tests/Een.Media.Conventions.Tests/Coverage/media-api.txt"));
        Assert.That(api, Has.Count.GreaterThan(90).And.Unique);
        Assert.That(s_rows.Select(row => (row.Endpoint, row.Kind, row.Name)), Is.EquivalentTo(api));
    }

    [Test]
    public void Every_row_of_the_coverage_table_names_a_member_and_a_test() =>
        Assert.That(s_rows.Where(row => row.Members.Count == 0 || row.Tests.Count == 0).Select(row => $"{row.Endpoint} {row.Name}"), Is.Empty);

    [Test]
    public void Every_member_in_the_coverage_table_exists() =>
        Assert.That(s_rows.SelectMany(row => row.Members).Distinct().Where(member => !Exists(member)), Is.Empty);

    [Test]
    public void Every_test_in_the_coverage_table_exists()
    {
        HashSet<string> tests =
        [
            .. from file in Repository.Sources("tests")
               from method in Repository.Parse(file).DescendantNodes().OfType<MethodDeclarationSyntax>()
               where method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() is "Test" or "TestCase" or "TestCaseSource")
               select $"{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}",
        ];
        Assert.That(s_rows.SelectMany(row => row.Tests).Distinct().Where(test => !tests.Contains(test)), Is.Empty);
    }

    [TestCase("RecordedImage.Nothing")]
    [TestCase("Nothing.Timestamp")]
    [TestCase("RecordedImage")]
    public void The_check_of_the_coverage_table_finds_a_missing_member(string member) => Assert.That(Exists(member), Is.False);

    private static bool Exists(string member) => member.Split('.') is [var typeName, var name]
        && Packages.Client.Assembly.GetExportedTypes().SingleOrDefault(type => type.Name.Split('`')[0] == typeName) is { } type
        && type.GetMember(name, Public).Length > 0;
}
