using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using Een.Media.Conventions.Tests.Structure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>The sources of a project, compiled in memory against what the tests' own output holds.</summary>
public sealed class SourceProject
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>What the targets of Microsoft.Orleans.Sdk add.</summary>
    private const string OrleansUsings = ImplicitUsings + """

        global using Orleans;
        global using Orleans.Hosting;
        global using Orleans.Runtime;
        """;

    private static readonly CSharpParseOptions s_parse = new(
        LanguageVersion.Latest, preprocessorSymbols: ["NET", "NET10_0", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    private static readonly PortableExecutableReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ConcurrentDictionary<string, SourceProject> s_projects = new();

    private static readonly CSharpCompilationOptions s_library =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    private readonly Dictionary<SyntaxTree, string> _files;
    private readonly Microsoft.CodeAnalysis.Compilation _compilation;
    private readonly Lazy<FileUses[]> _uses;

    public SourceProject(string name, IEnumerable<(string Path, string Text)> sources)
    {
        Name = name;
        _files = sources.ToDictionary(source => (SyntaxTree)CSharpSyntaxTree.ParseText(source.Text, s_parse), source => source.Path);
        CSharpCompilation written = CSharpCompilation.Create(
            name,
            _files.Keys.Append(CSharpSyntaxTree.ParseText(name.EndsWith(".Orleans", StringComparison.Ordinal) ? OrleansUsings : ImplicitUsings, s_parse)),
            s_references.Where(reference => Path.GetFileNameWithoutExtension(reference.FilePath) != name),
            _files.Keys.Any(IsProgram) ? s_library.WithOutputKind(OutputKind.ConsoleApplication) : s_library);
        CSharpGeneratorDriver.Create([JsonGenerator()], parseOptions: s_parse).RunGeneratorsAndUpdateCompilation(written, out _compilation, out _);
        _uses = new(() => [.. _files.Keys.Select(tree => new UseWalker(_compilation.GetSemanticModel(tree), _files).Collect())]);
    }

    public string Name { get; }

    /// <summary>Relative to the project.</summary>
    public IReadOnlyCollection<string> Files => _files.Values;

    public RoomGraph Graph => new(_uses.Value.SelectMany(file => file.Uses));

    /// <summary>The rooms whose files use an assembly.</summary>
    public IEnumerable<string> RoomsThatUse(string assembly) =>
        _uses.Value.Where(file => file.Libraries.Contains(assembly)).Select(file => Use.RoomOf(file.File)).Distinct();

    /// <summary>
    /// A name that means nothing hides a use. Left out: partial members whose bodies generators write (CS8795, CS9248), and obsolete members
    /// (CS0619), which are bound all the same.
    /// </summary>
    public IEnumerable<string> Errors => _compilation.GetDiagnostics()
        .Where(d => d.Severity == DiagnosticSeverity.Error && d.Id is not ("CS8795" or "CS9248" or "CS0619"))
        .Select(d => d.ToString());

    /// <summary>
    /// The types that stand in no other type, each with the file that declares it; without <c>Program</c>, which the compiler places.
    /// </summary>
    public IEnumerable<(INamedTypeSymbol Type, string File)> Types =>
        from tree in _files.Keys
        let model = _compilation.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes(node => node is not TypeDeclarationSyntax)
        where node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        let type = (INamedTypeSymbol)model.GetDeclaredSymbol(node)!
        where type.Name != "Program"
        select (type, _files[tree]);

    /// <summary>Members that serve tests alone, or nobody: no caller sees them, and nothing in the project uses them.</summary>
    public IEnumerable<string> UnusedMembers => Rooms.UnusedMembers.Of(_compilation, _files.Keys)
        .Where(member => member.Name != "Main")
        .Select(member => (Member: member, File: _files[member.Locations[0].SourceTree!]))
        .Where(found => File.Exists(Path.Combine(Repository.Root, "src", Name, found.File))) // Not a file linked from another project.
        .Select(found => $"{found.File}: {found.Member.ContainingType.Name}.{found.Member.Name}");

    /// <summary>Every project under src/.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    public static SourceProject Read(string name) => s_projects.GetOrAdd(name, ReadSources);

    private static SourceProject ReadSources(string name)
    {
        string folder = $"src/{name}/";
        XDocument project = XDocument.Load(Path.Combine(Repository.Root, folder, name + ".csproj"));
        var linked = project.Descendants("Compile")
            .Where(item => item.Attribute("Link") is not null)
            .Select(item => (Path: item.Attribute("Link")!.Value, Text: Repository.Read(folder + item.Attribute("Include")!.Value)));
        var own = Repository.Sources(folder).Select(file => (Path: file[folder.Length..], Text: Repository.Read(file)));
        return new SourceProject(name, own.Concat(linked));
    }

    private static bool IsProgram(SyntaxTree file) =>
        ((CompilationUnitSyntax)file.GetRoot()).Members.Any(member => member is GlobalStatementSyntax);

    /// <summary>The SDK's generator for JSON contexts: what it writes has types that <c>var</c> and inference depend on.</summary>
    private static ISourceGenerator JsonGenerator()
    {
        string packs = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref");
        string file = Directory.EnumerateFiles(packs, "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Last();
        Type generator = Assembly.LoadFrom(file).GetTypes().Single(type => type.IsAssignableTo(typeof(IIncrementalGenerator)) && !type.IsAbstract);
        return ((IIncrementalGenerator)Activator.CreateInstance(generator)!).AsSourceGenerator();
    }
}
