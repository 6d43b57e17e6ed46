using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Een.Media.Conventions.Tests.Structure;

public sealed class SourceFileTests
{
    private const int MostLines = 250;
    private const int LongestLine = 140;

    [TestCase("src")]
    [TestCase("samples")]
    [TestCase("tests")]
    [TestCase("benchmarks")]
    [TestCase("eng")]
    public void Source_files_are_short(string folder)
    {
        string[] tooLong =
        [
            .. Repository.Sources(folder)
                .Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal) && File.ReadLines(Path.Combine(Repository.Root, f)).Count() > MostLines),
        ];
        Assert.That(Repository.Sources(folder), Is.Not.Empty);
        Assert.That(tooLong, Is.Empty, $"A file over {MostLines} lines has two ideas in it.");
    }

    [Test]
    public void Lines_under_src_are_at_most_as_long_as_the_editor_config_says()
    {
        Assert.That(
            File.ReadLines(Path.Combine(Repository.Root, ".editorconfig")), Has.Member($"max_line_length = {LongestLine}"), "Keep both the same.");
        string[] tooLong =
        [
            .. Repository.Sources("src").SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file))
                .Select((line, index) => (line.Length, Place: $"{file}:{index + 1}"))
                .Where(line => line.Length > LongestLine)
                .Select(line => $"{line.Place} has {line.Length} characters.")),
        ];
        Assert.That(tooLong, Is.Empty);
    }

    [Test]
    public void A_file_has_one_public_type_and_its_name()
    {
        using var scope = Assert.EnterMultipleScope();
        foreach (string file in Repository.Sources("src"))
        {
            string[] names =
            [
                .. Repository.Parse(file).DescendantNodes().OfType<MemberDeclarationSyntax>()
                    .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
                    .Where(member => member.Parent is not TypeDeclarationSyntax && member.Modifiers.Any(SyntaxKind.PublicKeyword))
                    .Select(member => (member as BaseTypeDeclarationSyntax)?.Identifier.Text ?? ((DelegateDeclarationSyntax)member).Identifier.Text)
                    .Distinct(),
            ];
            Assert.That(names, Has.Length.LessThanOrEqualTo(1), file);

            // A partial type may have further files: Fault.Connection.cs.
            if (names is [var name])
                Assert.That(Path.GetFileName(file).Split('.')[0], Is.EqualTo(name), file);
        }
    }
}
