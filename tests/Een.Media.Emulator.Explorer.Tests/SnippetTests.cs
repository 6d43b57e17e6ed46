using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Een.Media.Emulator.Explorer.Tests;

/// <summary>The code that the page shows is run as it is, and brings the bytes that the page shows.</summary>
public sealed class SnippetTests
{
    private const string ImplicitUsings =
        "global using System; global using System.IO; global using System.Linq; global using System.Net.Http; "
        + "global using System.Collections.Generic; global using System.Threading.Tasks;";

    private const string Boxes = "&include=overlayEmbedded,overlaySvgHeader&overlayId__in=een.motionDetectionEvent.v1&targetWidth=320";

    /// <summary>A program that runs the programs that it is given: to start .NET once for each takes longer than they do.</summary>
    private const string RunInTurn =
        """
        foreach (string path in args)
        {
            Console.Error.WriteLine(path);
            System.Reflection.MethodInfo program = System.Reflection.Assembly.LoadFrom(path).EntryPoint!;
            program.Invoke(null, [Array.Empty<string>()]);
        }
        """;

    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    private static readonly string[] s_operations =
        ["overlayList", "liveImage", "media", "feeds", "mediaSession", "cameras", "camera", "user", "clientSettings", "token", "revoke"];

    private static readonly string[] s_languages = ["client", "http", "curl", "python", "javascript"];

    [Test]
    public async Task The_code_brings_the_same_image([ValueSource(nameof(s_languages))] string language)
    {
        Require(language);
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.GoAsync($"#recordedImage?deviceId={session.Emulator.Cameras[0].Id}&type=main&timestamp__lte={Uri.EscapeDataString(Past())}{Boxes}");
        await Expect(session.Page.Locator("#request-line")).ToContainTextAsync("type=main");

        await session.TryItAsync();
        await CompareAsync(session, language, isTokenInCode: true);
        await CompareAsync(session, language, isTokenInCode: false);

        string before = await session.Image.GetAttributeAsync("src") ?? string.Empty;
        await session.Page.Locator("[data-walk=next]").ClickAsync();
        await Expect(session.Image).Not.ToHaveAttributeAsync("src", before);
        await CompareAsync(session, language, isTokenInCode: true);
    }

    [Test]
    public async Task The_command_brings_the_same_image()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.GoAsync($"#recordedImage?deviceId={session.Emulator.Cameras[0].Id}&type=main&timestamp__gte={Uri.EscapeDataString(Past())}");
        await Expect(session.Page.Locator("#request-line")).ToContainTextAsync("type=main");

        await session.TryItAsync();

        await CompareAsync(session, "cli", isTokenInCode: true);
    }

    [Test]
    public async Task The_code_of_every_endpoint_runs([ValueSource(nameof(s_languages))] string language)
    {
        Require(language);
        await using ExplorerSession session = await ExplorerSession.OpenAsync();

        List<string> codes = [];
        foreach (string operation in s_operations)
        {
            await session.GoAsync($"#{operation}");
            await Expect(session.Page.Locator($"[data-operation={operation}]")).ToHaveAttributeAsync("aria-current", "page");
            string code = await CodeAsync(session, language, isTokenInCode: true);
            if (!code.StartsWith("There is no single call", StringComparison.Ordinal))
                codes.Add(code);
        }

        await RunAsync(language, codes, session);

        Assert.That(session.Emulator.Journal.Entries, Has.Count.GreaterThanOrEqualTo(5));
        Assert.That(session.Emulator.Journal.Entries.Select(entry => entry.Status), Is.All.EqualTo(200).Or.EqualTo(204));
    }

    /// <summary>Saves the image that the page shows, as somebody would, and compares it with what the code brings.</summary>
    private static async Task CompareAsync(ExplorerSession session, string language, bool isTokenInCode)
    {
        IDownload saved = await session.Page.RunAndWaitForDownloadAsync(() => session.Page.GetByRole(AriaRole.Link, new() { Name = "Save" }).ClickAsync());
        byte[] shown = await File.ReadAllBytesAsync(await saved.PathAsync());
        string code = await CodeAsync(session, language, isTokenInCode);
        Assert.That(code.Contains("eyJ", StringComparison.Ordinal), Is.EqualTo(isTokenInCode), code);

        string directory = await RunAsync(language, [code], session);

        Assert.That(await File.ReadAllBytesAsync(Path.Combine(directory, "frame.jpg")), Is.EqualTo(shown));
    }

    private static async Task<string> CodeAsync(ExplorerSession session, string language, bool isTokenInCode)
    {
        await session.Page.Locator($"#tab-{language}").ClickAsync();
        await session.Page.Locator("#inline").SetCheckedAsync(isTokenInCode);
        string code = await session.Page.Locator("#code").TextContentAsync() ?? string.Empty;
        return code;
    }

    /// <summary>The command line of this repository, under the name that it has once it is installed.</summary>
    private static string Command =>
        $"een-media() {{ dotnet '{string.Join("' '", Execution(Path.Combine(TestContext.CurrentContext.TestDirectory, "een-media.dll")))}' \"$@\"; }}\n";

    /// <summary>Runs the programs one after another in a directory of their own, and returns the directory.</summary>
    private static async Task<string> RunAsync(string language, IReadOnlyList<string> codes, ExplorerSession session)
    {
        string directory = Directory.CreateTempSubdirectory("een-snippet-").FullName;
        if (language is "client" or "http")
        {
            await RunAsync("dotnet", [.. Execution(Compile(RunInTurn)), .. codes.Select(Compile)], directory, session);
            return directory;
        }

        (string program, string name) = language switch
        {
            "python" => ("python3", "snippet.py"),
            "javascript" => ("node", "snippet.mjs"),
            _ => ("bash", "snippet.sh"),
        };
        foreach (string code in codes)
        {
            string path = Path.Combine(directory, name);
            await File.WriteAllTextAsync(path, language == "cli" ? Command + code : code);
            await RunAsync(program, program == "bash" ? ["-e", path] : [path], directory, session);
        }

        return directory;
    }

    private static async Task RunAsync(string program, string[] arguments, string directory, ExplorerSession session)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["EEN_ACCESS_TOKEN"] = session.Emulator.IssueAccessToken();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}\n{await output}\n{errors}");
    }

    /// <summary>Compiles a program as <c>dotnet new console</c> would, and returns its assembly.</summary>
    private static string Compile(string code)
    {
        string assembly = Path.Combine(TestContext.CurrentContext.TestDirectory, $"snippet-{Guid.NewGuid():N}.dll");
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(assembly), [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(code)],
            s_references.Value, options);
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(assembly);
        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty, code);

        return assembly;
    }

    /// <summary>Runs a program beside this one's assemblies with what this one runs on.</summary>
    private static string[] Execution(string assembly)
    {
        string beside = Path.Combine(TestContext.CurrentContext.TestDirectory, typeof(SnippetTests).Assembly.GetName().Name!);
        return ["exec", "--runtimeconfig", $"{beside}.runtimeconfig.json", "--depsfile", $"{beside}.deps.json", assembly];
    }

    private static void Require(string language)
    {
        string program = language switch { "curl" => "curl", "python" => "python3", "javascript" => "node", _ => "dotnet" };
        string[] directories = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        if (!directories.Any(directory => File.Exists(Path.Combine(directory, program))))
            Assert.Ignore($"{program} is not installed.");
    }

    private static string Past() => DateTimeOffset.UtcNow.AddMinutes(-5).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'");
}
