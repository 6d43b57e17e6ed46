using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>
/// Finds the members that no caller of a package can see and that nothing in its project uses. They serve tests alone, or nobody. What a
/// base type or an interface asks for is used through that. Constructors, operators and members of enums do not count.
/// </summary>
internal static class UnusedMembers
{
    public static IEnumerable<ISymbol> Of(Microsoft.CodeAnalysis.Compilation compilation, IEnumerable<SyntaxTree> written)
    {
        var used = new HashSet<ISymbol>(compilation.SyntaxTrees.SelectMany(tree => Used(compilation.GetSemanticModel(tree))), SymbolEqualityComparer.Default);
        return written
            .SelectMany(tree => Declared(compilation.GetSemanticModel(tree)))
            .Where(member => !used.Contains(member) && !IsVisible(member) && !IsAskedFor(member));
    }

    private static IEnumerable<ISymbol> Used(SemanticModel model) =>
        from node in model.SyntaxTree.GetRoot().DescendantNodes()
        where node is SimpleNameSyntax
        let info = model.GetSymbolInfo(node)
        from symbol in info.CandidateSymbols.Prepend(info.Symbol)
        where symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol
        select ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition;

    private static IEnumerable<ISymbol> Declared(SemanticModel model) =>
        from node in model.SyntaxTree.GetRoot().DescendantNodes()
        where node is MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax or VariableDeclaratorSyntax
        let member = model.GetDeclaredSymbol(node)
        where member is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol
        select member;

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (member.ContainingType is not { } type || IsVisible(type));

    private static bool IsAskedFor(ISymbol member) =>
        member.IsOverride
        || member is IMethodSymbol { ExplicitInterfaceImplementations.Length: > 0 } or IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 }
        || member.ContainingType.AllInterfaces
            .SelectMany(contract => contract.GetMembers())
            .Any(asked => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(asked), member));
}
