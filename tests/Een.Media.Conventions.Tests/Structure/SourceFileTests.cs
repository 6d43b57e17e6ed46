using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Een.Media.Conventions.Tests.Structure;

public sealed class SourceFileTests
{
    /// <summary>Tables of cases may be longer than code: they are read line by line.</summary>
    [TestCase("src", 250)]
    [TestCase("samples", 250)]
    [TestCase("tests", 300)]
    public void Files_are_short(string folder, int mostLines)
    {
        string[] tooLong = [.. Repository.Sources(folder).Where(f => File.ReadLines(Path.Combine(Repository.Root, f)).Count() > mostLines)];
        Assert.That(Repository.Sources(folder), Is.Not.Empty);
        Assert.That(tooLong, Is.Empty, $"A file over {mostLines} lines has two ideas in it.");
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

    [Test]
    public void Every_option_documents_its_default()
    {
        string[] silent =
        [
            .. Repository.Sources("src")
                .SelectMany(file => Repository.Parse(file).DescendantNodes().OfType<PropertyDeclarationSyntax>())
                .Where(p => p.Parent is ClassDeclarationSyntax type
                    && type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal)
                    && type.Modifiers.Any(SyntaxKind.PublicKeyword)
                    && p.Modifiers.Any(SyntaxKind.PublicKeyword)
                    && !p.Modifiers.Any(SyntaxKind.RequiredKeyword)
                    && !p.Modifiers.Any(SyntaxKind.StaticKeyword))
                .Where(p => !p.GetLeadingTrivia().ToFullString().Contains("Default", StringComparison.OrdinalIgnoreCase))
                .Select(p => $"{((ClassDeclarationSyntax)p.Parent!).Identifier.Text}.{p.Identifier.Text}"),
        ];
        Assert.That(silent, Is.Empty);
    }
}
