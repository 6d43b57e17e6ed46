using System.Reflection;
using Een.Media.Client;
using Een.Media.Conventions.Tests.Structure;

namespace Een.Media.Conventions.Tests.Docs;

/// <summary>Holds the documents to the repository: their C# is compiled, their commands are run, their links lead somewhere.</summary>
public sealed class DocumentTests
{
    /// <summary>What may hold a command that a document shows: the scripts that run it.</summary>
    private static string[] Scripts =>
    [
        Path.Combine(Repository.Root, ".ci", "run"),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "eng")),
    ];

    [TestCaseSource(typeof(MarkdownFile), nameof(MarkdownFile.All))]
    public void Every_block_of_csharp_is_a_region_of_a_compiled_sample(MarkdownFile document)
    {
        IReadOnlyDictionary<string, string> regions = SnippetRegions.Read();
        using (Assert.EnterMultipleScope())
        {
            foreach (CodeFence fence in document.Fences.Where(f => f.Language is "csharp" or "cs" or "c#"))
            {
                Assert.That(fence.Snippet, Is.Not.Null, $"{fence.Where}: the line above the block must be <!-- snippet: name -->, a #region in samples/");
                if (fence.Snippet is not null)
                    Assert.That(fence.Code, Is.EqualTo(regions.GetValueOrDefault(fence.Snippet)), $"{fence.Where}: differs from #region {fence.Snippet}");
            }
        }
    }

    [Test]
    public void Every_region_is_shown_somewhere() => Assert.That(
        SnippetRegions.Read().Keys,
        Is.SubsetOf(MarkdownFile.All.SelectMany(document => document.Fences).Select(fence => fence.Snippet)));

    [TestCaseSource(typeof(MarkdownFile), nameof(MarkdownFile.All))]
    public void Every_command_is_run_by_a_script(MarkdownFile document)
    {
        string[] run = [.. Scripts.SelectMany(File.ReadLines).Select(line => line.Trim())];
        using (Assert.EnterMultipleScope())
        {
            foreach (CodeFence fence in document.Fences)
            {
                foreach (string command in fence.Commands)
                    Assert.That(run.Any(line => line.Contains(command, StringComparison.Ordinal)), $"{fence.Where}: no script runs \"{command}\"; .ci/run or one under eng/ must");
            }
        }
    }

    [TestCaseSource(typeof(MarkdownFile), nameof(MarkdownFile.All))]
    public void Every_link_inside_the_repository_leads_somewhere(MarkdownFile document)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (string link in document.Links)
            {
                string[] parts = link.Split('#', 2);
                string file = parts[0].Length == 0
                    ? document.Path
                    : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(document.Path)!, parts[0])));
                string full = Path.Combine(Repository.Root, file);
                Assert.That(File.Exists(full) || Directory.Exists(full), $"{document}: {link} leads nowhere");
                if (parts.Length == 2 && File.Exists(full))
                    Assert.That(new MarkdownFile(file).Anchors, Does.Contain(parts[1]), $"{document}: {link} names no heading");
            }
        }
    }

    /// <summary>Two halves: pages for users directly in docs/, pages for maintainers in docs/maintainers/.</summary>
    [TestCase("docs")]
    [TestCase("docs/maintainers")]
    public void Every_page_is_in_the_index_of_its_folder(string folder)
    {
        string index = Repository.Read($"{folder}/README.md");
        foreach (string page in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md").Select(file => Path.GetFileName(file)))
            Assert.That(index, page == "README.md" ? Is.Not.Empty : Does.Contain($"]({page})"), page);
    }

    [Test]
    public void Every_page_for_users_is_in_the_index_for_programs()
    {
        string index = Repository.Read("docs/llms.txt");
        foreach (string page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(file => Path.GetFileName(file)))
            Assert.That(index, page == "README.md" ? Is.Not.Empty : Does.Contain($"]({page})"), page);
    }

    [Test]
    public void Every_option_and_every_key_is_on_the_page_of_configuration()
    {
        string page = Repository.Read("docs/configuration.md");
        Type[] options = [typeof(EenMediaClientOptions), typeof(RetryOptions), typeof(MainImagePacingOptions)];
        IEnumerable<string> names = options
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => $"`{type.Name}.{p.Name}` |"))
            .Concat(typeof(EenMediaClientConfiguration).GetProperties().Select(p => $"\n| `{p.Name}` |"));
        foreach (string name in names)
            Assert.That(page, Does.Contain(name));
    }

    [Test]
    public void Every_exception_is_on_the_page_of_errors()
    {
        string page = Repository.Read("docs/errors.md");
        foreach (Type exception in Packages.All.SelectMany(package => package.Assembly.GetExportedTypes()).Where(type => type.IsAssignableTo(typeof(Exception))))
            Assert.That(page, Does.Contain($"`{exception.Name}`"));
        Assert.That(page, Does.Contain($"`{nameof(EenMediaException)}`"), "the search finds what is there");
    }

    [Test]
    public void Every_script_is_in_CONTRIBUTING()
    {
        string page = Repository.Read("CONTRIBUTING.md");
        string[] scripts = [.. Scripts.Where(script => !script.EndsWith("lib.sh", StringComparison.Ordinal)).Select(Path.GetFileName)!];
        Assert.That(scripts, Does.Contain("pack"));
        foreach (string script in scripts)
            Assert.That(page, Does.Contain($"`eng/{script}`").Or.Contain($"`.ci/{script}`"));
    }
}
