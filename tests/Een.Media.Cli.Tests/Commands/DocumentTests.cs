using Een.Media.Cli.Commands;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

public sealed class DocumentTests
{
    /// <summary>Run with <c>EEN_WRITE_DOCS=1</c> to write the page again.</summary>
    [Test]
    public async Task The_page_of_the_command_line_is_what_the_commands_say()
    {
        string path = Path.Combine(Root(), "docs", "cli.md");
        string page = CliDocument.Of(CommandLine.Create());
        if (Environment.GetEnvironmentVariable("EEN_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(path, page);
        Assert.That(
            (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), Is.EqualTo(page),
            "EEN_WRITE_DOCS=1 dotnet test tests/Een.Media.Cli.Tests --filter DocumentTests");
    }

    private static string Root()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Een.Media.Client.sln")))
            directory = Path.GetDirectoryName(directory)
                ?? throw new InvalidOperationException("The tests do not run inside of the repository.");
        return directory;
    }
}
