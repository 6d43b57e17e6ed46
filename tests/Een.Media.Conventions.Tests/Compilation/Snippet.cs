using Een.Media.Client.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Een.Media.Conventions.Tests.Compilation;

/// <summary>Compiles a few lines of a user's program against the client.</summary>
internal static class Snippet
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Een.Media.Client.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilationOptions s_options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The ids of the errors, without repetitions; empty when it compiles.</summary>
    public static string[] Errors(string lines, string members = "") =>
    [
        .. Compile(lines, members).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct(),
    ];

    /// <summary>As above, with the errors of the package's analyzer.</summary>
    public static async Task<string[]> AnalyzerErrorsAsync(string lines) => [.. Errors(lines), .. (await AnalyzeAsync(lines)).Select(d => d.Id)];

    /// <summary>What the package's analyzer says.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string lines) =>
        await Compile(lines, "").WithAnalyzers([new UnzonedTimeAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    private static CSharpCompilation Compile(string lines, string members) =>
        CSharpCompilation.Create("Snippet", [CSharpSyntaxTree.ParseText(Wrap(lines, members))], s_references, s_options);

    private static string Wrap(string lines, string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Een.Media.Client;

        {{members}}

        class Program
        {
            async Task Run(EenMediaClient client, DateTimeOffset noon, PageToken token, RecordedImageRequest anyRequest, CancellationToken ct)
            {
                await Task.Yield();
                {{lines}}
            }
        }
        """;
}
