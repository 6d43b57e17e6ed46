using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>
/// Collects what one file uses of other files: every name, and what the compiler uses without a name (constructors of <c>new()</c>, types of
/// <c>var</c>, operators, conversions, enumerators, awaiters, deconstruction). <c>nameof</c> and comments do not count.
/// </summary>
internal sealed class UseWalker(SemanticModel model, IReadOnlyDictionary<SyntaxTree, string> files) : CSharpSyntaxWalker
{
    private readonly string _from = files[model.SyntaxTree];
    private readonly HashSet<Use> _uses = [];
    private readonly HashSet<string> _libraries = [];

    public FileUses Collect()
    {
        Visit(model.SyntaxTree.GetRoot());
        return new FileUses(_from, _uses, _libraries);
    }

    public override void Visit(SyntaxNode? node)
    {
        if (node is null || IsNameOf(node))
            return;
        foreach (ISymbol? symbol in SymbolsAt(node))
            Add(symbol, node);
        base.Visit(node);
    }

    private bool IsNameOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } }
        && model.GetConstantValue(node).HasValue;

    private IEnumerable<ISymbol?> SymbolsAt(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax { IsVar: true } name => TypesIn(model.GetTypeInfo(name).Type),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } literal => TypesIn(model.GetTypeInfo(literal).Type),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment =>
            Deconstructors(model.GetDeconstructionInfo(assignment)),
        AwaitExpressionSyntax await => [model.GetAwaitExpressionInfo(await).GetAwaiterMethod, .. Expression(await)],
        InvocationExpressionSyntax or MemberAccessExpressionSyntax or QualifiedNameSyntax or LiteralExpressionSyntax or PredefinedTypeSyntax =>
            [model.GetConversion((ExpressionSyntax)node).MethodSymbol], // Their names are visited as well.
        ExpressionSyntax expression => Expression(expression),
        ForEachVariableStatementSyntax loop => [.. Loop(loop), .. Deconstructors(model.GetDeconstructionInfo(loop))],
        CommonForEachStatementSyntax loop => Loop(loop),
        ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or AttributeSyntax or SelectOrGroupClauseSyntax or OrderingSyntax =>
            [model.GetSymbolInfo(node).Symbol],
        QueryClauseSyntax clause => [model.GetQueryClauseInfo(clause).OperationInfo.Symbol],
        RecursivePatternSyntax pattern => [(model.GetOperation(pattern) as IRecursivePatternOperation)?.DeconstructSymbol],
        VarPatternSyntax pattern => TypesIn((model.GetOperation(pattern) as IDeclarationPatternOperation)?.MatchedType),
        _ => [],
    };

    private IEnumerable<ISymbol?> Expression(ExpressionSyntax expression)
    {
        SymbolInfo found = model.GetSymbolInfo(expression);
        yield return found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
        if (expression.Parent is not (MemberAccessExpressionSyntax or NameSyntax or TypeSyntax or InvocationExpressionSyntax))
            yield return model.GetConversion(expression).MethodSymbol;
        if (expression.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression })
            yield return model.GetCollectionInitializerSymbolInfo(expression).Symbol;
    }

    private ISymbol?[] Loop(CommonForEachStatementSyntax loop)
    {
        ForEachStatementInfo info = model.GetForEachStatementInfo(loop);
        return [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod, info.ElementConversion.MethodSymbol];
    }

    private static IEnumerable<ISymbol?> Deconstructors(DeconstructionInfo info) => [info.Method, .. info.Nested.SelectMany(Deconstructors)];

    /// <summary>The types that a type consists of: elements, arguments, members of a tuple.</summary>
    private static IEnumerable<ISymbol?> TypesIn(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => TypesIn(array.ElementType),
        IPointerTypeSymbol pointer => TypesIn(pointer.PointedAtType),
        INamedTypeSymbol named => [named, .. named.TypeArguments.SelectMany(TypesIn)],
        _ => [],
    };

    private void Add(ISymbol? symbol, SyntaxNode node)
    {
        switch (symbol)
        {
            case null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or IRangeVariableSymbol or ILabelSymbol:
                return;
            case IAliasSymbol alias:
                Add(alias.Target, node);
                return;
            case IMethodSymbol { ReducedFrom: { } extension }:
                Add(extension, node);
                return;
        }

        string[] declaring =
        [
            .. symbol.OriginalDefinition.DeclaringSyntaxReferences
                .Select(reference => files.GetValueOrDefault(reference.SyntaxTree))
                .OfType<string>(),
        ];
        if (symbol.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, model.Compilation.Assembly))
            _libraries.Add(assembly.Name);
        else if (declaring.Length == 0)
            Add(symbol.ContainingType, node); // Written by the compiler or a generator, as for a record or a JSON context.
        else if (!declaring.Contains(_from) && !declaring.Select(Use.RoomOf).Contains(Use.RoomOf(_from)))
            _uses.Add(new Use(_from, LineOf(node), declaring[0], symbol.Name == ".ctor" ? symbol.ContainingType.Name : symbol.Name));
    }
    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
