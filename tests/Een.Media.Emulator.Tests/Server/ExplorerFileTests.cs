using System.Text.RegularExpressions;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>The files of the explorer page.</summary>
public sealed partial class ExplorerFileTests
{
    private const long MaximumSize = 150 * 1024;

    [Test]
    public async Task The_page_runs_no_inline_code_and_names_no_other_server()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Dictionary<string, Reply> files = await FilesAsync(account);

        string page = files["/"].Text;
        string policy = files["/"].Headers["Content-Security-Policy"];
        Assert.That(policy, Does.StartWith("default-src 'none'"));
        Assert.That(policy, Does.Not.Contain("unsafe"));
        Assert.That(page, Does.Not.Match("<script(?![^>]* src=)|<style|\\son[a-z]+=|\\sstyle="));
        foreach ((string path, Reply file) in files)
        {
            string[] addresses = [.. Addresses().Matches(file.Text).Select(match => match.Value)];
            Assert.That(addresses, Is.All.EqualTo("http://www.w3.org"), path);
        }
    }

    [Test]
    public async Task The_page_is_150_KB_at_most()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Dictionary<string, Reply> files = await FilesAsync(account);

        long size = files.Values.Sum(file => file.Body.LongLength);
        await TestContext.Out.WriteLineAsync($"The page weighs {size} bytes of {MaximumSize}, in {files.Count} files.");
        Assert.That(files, Has.Count.GreaterThan(10));
        Assert.That(size, Is.LessThanOrEqualTo(MaximumSize));
    }

    [GeneratedRegex("https?://[a-zA-Z0-9.-]+")]
    private static partial Regex Addresses();

    [GeneratedRegex("""(?:href|src|from)\s*=?\s*["'](?:\./|explorer/)([\w.-]+)["']""")]
    private static partial Regex References();

    /// <summary>Every file that the page leads to.</summary>
    private static async Task<Dictionary<string, Reply>> FilesAsync(TestAccount account)
    {
        Dictionary<string, Reply> files = [];
        Queue<string> waiting = new(["/", "/openapi.json"]);
        while (waiting.TryDequeue(out string? path))
        {
            if (files.ContainsKey(path))
                continue;
            Reply file = await account.GetAsync(path);
            Assert.That(file.Code, Is.EqualTo(200), path);
            files[path] = file;
            foreach (Match match in References().Matches(file.Text))
                waiting.Enqueue($"/explorer/{match.Groups[1].Value}");
        }

        return files;
    }
}
