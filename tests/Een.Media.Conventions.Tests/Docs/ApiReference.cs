using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Een.Media.Conventions.Tests.Structure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Een.Media.Conventions.Tests.Docs;

/// <summary>Writes the public members of a package as Markdown: their signatures as C#, and their XML documentation.</summary>
internal sealed partial class ApiReference
{
    private static readonly SymbolDisplayFormat s_signature = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.StaticMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Package _package;
    private readonly Dictionary<string, XElement> _documentation;

    /// <summary>The public members of each type that are documented, in the order of the sources.</summary>
    private readonly ILookup<string, ISymbol> _members;

    private ApiReference(Package package)
    {
        _package = package;
        _documentation = XDocument.Load(Path.ChangeExtension(package.Assembly.Location, ".xml"))
            .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
        var compilation = CSharpCompilation.Create("reference", references: s_references);
        _members = _documentation.Keys
            .Select(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation))
            .OfType<ISymbol>()
            .Where(symbol => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
            .ToLookup(symbol => symbol is INamedTypeSymbol ? "" : symbol.ContainingType.GetDocumentationCommentId()!);
        Types = _members[""].OfType<INamedTypeSymbol>().ToDictionary(type => type.GetDocumentationCommentId()!);
    }

    private Dictionary<string, INamedTypeSymbol> Types { get; }

    public static string Of(Package package) => new ApiReference(package).Write();

    public static string Name(Type type) => type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name.Split('`')[0]}" : type.Name.Split('`')[0];

    private string Write()
    {
        var text = new StringBuilder(
            $"# {_package}\n\nGenerated from the signatures and the XML documentation. Members inherited from .NET's base types are left out.\n");
        foreach (Type type in _package.Assembly.GetExportedTypes().OrderBy(Name, StringComparer.Ordinal))
        {
            string id = $"T:{type.FullName!.Replace('+', '.')}";
            INamedTypeSymbol? symbol = Types.GetValueOrDefault(id);
            text.Append($"\n## {Name(type)}\n\n{Kind(type)}. {Summary(_documentation.GetValueOrDefault(id))}\n");
            ISymbol[] members = type.IsAssignableTo(typeof(Delegate)) ? [symbol!] : [.. _members[id]];
            if (members.Length > 0)
                text.Append('\n').AppendJoin('\n', members.Select(member => Row(member, isDelegate: member is INamedTypeSymbol))).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "Interface",
        { IsEnum: true } => "Enum",
        { IsValueType: true } => "Struct",
        { IsAbstract: true, IsSealed: true } => "Static class",
        { IsAbstract: true } => "Abstract class",
        _ => type.IsAssignableTo(typeof(Delegate)) ? "Delegate" : "Class",
    };

    private string Row(ISymbol member, bool isDelegate)
    {
        string signature = member.ContainingType is { TypeKind: TypeKind.Enum } ? member.Name : Signature(member);
        string summary = isDelegate ? "" : Described(member);
        return summary.Length > 0 ? $"- `{signature}`\n  {summary}" : $"- `{signature}`";
    }

    /// <summary>With the type of an enum's value, which a default is written without.</summary>
    private static string Signature(ISymbol member) => string.Concat(member.ToDisplayParts(s_signature).Select(part =>
        part.Kind == SymbolDisplayPartKind.EnumMemberName ? $"{part.Symbol!.ContainingType.Name}.{part}" : part.ToString()));

    /// <summary>The summary of a member, or of what it inherits its documentation from.</summary>
    private string Described(ISymbol member)
    {
        XElement? own = _documentation.GetValueOrDefault(member.GetDocumentationCommentId()!);
        if (own?.Element("inheritdoc") is null || Inherited(member) is not { } origin)
            return Summary(own);
        string summary = Summary(_documentation.GetValueOrDefault(origin.GetDocumentationCommentId()!));
        return summary.Length > 0 ? summary : $"See `{origin.ContainingType.Name}.{origin.Name}`.";
    }

    private static ISymbol? Inherited(ISymbol member) =>
        (member as IMethodSymbol)?.OverriddenMethod ?? (member as IPropertySymbol)?.OverriddenProperty
        ?? member.ContainingType.AllInterfaces
            .SelectMany(contract => contract.GetMembers(member.Name))
            .FirstOrDefault(contract => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(contract), member));

    private static string Summary(XElement? member)
    {
        string text = string.Concat(member?.Element("summary")?.Nodes().Select(Inline) ?? []);
        return Spaces().Replace(text, " ").Trim();
    }

    private static string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } element when element.Attribute("href") is { } link => link.Value,
        XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } element => $"`{Short(element.Attributes().First().Value)}`",
        XElement { Name.LocalName: "c" } element => $"`{element.Value}`",
        XElement element => string.Concat(element.Nodes().Select(Inline)),
        _ => "",
    };

    /// <summary>The last two names of a member's id, the last one of a type's; other text unchanged.</summary>
    private static string Short(string id)
    {
        if (id.Length < 2 || id[1] != ':')
            return id;
        string[] names = Arity().Replace(id[2..].Split('(')[0], "").Split('.');
        return id[0] == 'T' ? names[^1] : $"{names[^2]}.{names[^1]}";
    }

    [GeneratedRegex("``?[0-9]+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
