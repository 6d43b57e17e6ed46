using System.Diagnostics;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>A program with a damaged part says that it is damaged, instead of blaming what was typed.</summary>
public sealed class InstallationTests
{
    [TestCase("Een.Media.Client.Imaging.dll", "sheet", "dock", "--from", "2025-06-01T12:00Z", "--until", "+9s", "-o", "sheet.jpg")]
    [TestCase("System.CommandLine.dll", "cameras")]
    public async Task A_damaged_part_is_named_with_the_way_to_mend_it(string part, params string[] arguments)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        DirectoryInfo copy = Directory.CreateDirectory(Path.Combine(world.Config, "tool"));
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(CliProcess.Tool)!))
            File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(
            Path.Combine(copy.FullName, "runtimes"), Path.Combine(Path.GetDirectoryName(CliProcess.Tool)!, "runtimes"));
        await File.WriteAllTextAsync(Path.Combine(copy.FullName, part), "");

        ProcessStartInfo start = CliProcess.StartInfo(world.Work, world.Environment, arguments);
        start.ArgumentList[0] = Path.Combine(copy.FullName, Path.GetFileName(CliProcess.Tool));
        using CliProcess process = CliProcess.Start(start);
        CliResult result = (await process.WaitAsync()).Expect(1);

        Assert.That(result.Error, Does.Contain("een-media itself is damaged").And.Contain(Path.GetFileNameWithoutExtension(part)));
        Assert.That(result.Error, Does.Contain("dotnet tool update --global Een.Media.Cli"));
    }
}
