using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>An option says what it is when it is left alone, and what it may be. (That it is documented at all, the compiler demands: CS1591.)</summary>
public sealed partial class OptionDocumentationTests
{
    [Test]
    public void Every_option_documents_its_default() => Assert.That(
        Options().Where(p => !Documentation(p).Contains("Default", StringComparison.OrdinalIgnoreCase)).Select(Name), Is.Empty);

    [Test]
    public void Every_option_with_a_number_documents_its_range()
    {
        PropertyDeclarationSyntax[] numbers = [.. Options().Where(p => Number().IsMatch(p.Type.ToString()))];
        Assert.That(numbers.Select(Name), Does.Contain("WalkOptions.ReadAhead"), "the search finds what is there");
        Assert.That(numbers.Where(p => !Range().IsMatch(Documentation(p))).Select(Name), Is.Empty);
    }

    private static IEnumerable<PropertyDeclarationSyntax> Options() => Repository.Sources("src")
        .SelectMany(file => Repository.Parse(file).DescendantNodes().OfType<PropertyDeclarationSyntax>())
        .Where(p => p.Parent is TypeDeclarationSyntax type
            && type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal)
            && type.Modifiers.Any(SyntaxKind.PublicKeyword)
            && p.Modifiers.Any(SyntaxKind.PublicKeyword)
            && !p.Modifiers.Any(SyntaxKind.RequiredKeyword)
            && !p.Modifiers.Any(SyntaxKind.StaticKeyword));

    /// <summary>The comment as running text.</summary>
    private static string Documentation(PropertyDeclarationSyntax property) =>
        LineBreak().Replace(property.GetLeadingTrivia().ToFullString(), " ");

    private static string Name(PropertyDeclarationSyntax property) => $"{((TypeDeclarationSyntax)property.Parent!).Identifier.Text}.{property.Identifier.Text}";

    [GeneratedRegex(@"^(int|long|float|double|TimeSpan)\??$")]
    private static partial Regex Number();

    /// <summary>Such as "0 to 64", "one minute to ten years", "up to 1 day", "1 or more", "above zero", "any number", "401, the default, or 400".</summary>
    [GeneratedRegex(@"\b(zero|one|\d[\d.,]*)( [A-Za-z]+)? to (one|ten|\d)|\bup to \d+ (day|hour)|\b[01] or more|\babove (zero|0)|\bany number|\d, the default, or \d|\b[Mm]ore than zero")]
    private static partial Regex Range();

    [GeneratedRegex(@"\s*\r?\n\s*///\s*")]
    private static partial Regex LineBreak();
}
