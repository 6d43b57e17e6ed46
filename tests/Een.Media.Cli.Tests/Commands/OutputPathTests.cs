using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>Where files go: a path that cannot be written costs no request for an image, and the message says why.</summary>
public sealed class OutputPathTests
{
    private const string From = "2025-06-01T12:00:00Z";
    private const string Until = "2025-06-01T12:00:05Z";

    private static readonly string[][] s_commands =
    [
        ["get", "dock", "--at", From, "-o", "{0}/noon.jpg"],
        ["live", "dock", "-o", "{0}/noon.jpg"],
        ["sheet", "dock", "--from", From, "--until", Until, "-o", "{0}/sheet.jpg"],
        ["timelapse", "dock", "--from", From, "--until", Until, "-o", "{0}/video.avi"],
        ["export", "dock", "--from", From, "--until", Until, "-o", "{0}/export"],
        ["sample", "dock", "--every", "2s", "--from", From, "--until", Until, "-o", "{0}/sample"],
        ["follow", "dock", "--count", "1", "-o", "{0}/frames"],
    ];

    [TestCaseSource(nameof(s_commands))]
    public async Task A_path_below_a_file_is_1_and_nothing_is_asked_for(params string[] command)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(world.Work, "notes.txt"), "kept");

        CliResult result = (await world.RunAsync(In(command, "notes.txt"))).Expect(1);

        Assert.That(result.Error, Does.Contain("notes.txt' is a file, not a directory. Give another path."));
        Assert.That(world.Emulator.Journal.Entries, Is.Empty);
        Assert.That(world.Files(), Is.EqualTo(new[] { "notes.txt" }));
    }

    [TestCaseSource(nameof(s_commands))]
    [Platform("Linux", Reason = "/proc is not writable, not even for root.")]
    public async Task A_directory_that_cannot_be_written_is_1_and_nothing_is_asked_for(params string[] command)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        foreach (string directory in new[] { "/proc", "/proc/een" })
        {
            CliResult result = (await world.RunAsync(In(command, directory))).Expect(1);
            Assert.That(result.Error, Does.Contain("Nothing can be written in '/proc'.").And.Contain("Give another path with -o."));
        }

        Assert.That(world.Emulator.Journal.Entries, Is.Empty);
    }

    [Test]
    public async Task A_read_only_file_is_1_and_nothing_is_asked_for()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        string path = Path.Combine(world.Work, "noon.jpg");
        await File.WriteAllTextAsync(path, "kept");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        CliResult result = (await world.RunAsync("get", "dock", "--at", From, "-o", "noon.jpg")).Expect(1);

        File.SetAttributes(path, FileAttributes.Normal);
        Assert.That(result.Error, Does.Contain("read-only"));
        Assert.That(world.Emulator.Journal.Entries, Is.Empty);
    }

    [TestCase("get", "noon.jpg")]
    [TestCase("sheet", "sheet.jpg")]
    [TestCase("timelapse", "video.avi")]
    public async Task Directories_that_a_file_needs_are_made(string name, string file)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync(In(s_commands.Single(command => command[0] == name), "new/deep"))).Expect(0);
        Assert.That(world.Files(), Is.EqualTo(new[] { Path.Combine("new", "deep", file) }));
    }

    [Test]
    public async Task Settings_that_have_no_place_are_1_and_say_where_another_is_chosen()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        await File.WriteAllTextAsync(world.Config, "");
        CliResult result = (await world.RunAsync("emulator")).Expect(1);
        Assert.That(result.Error, Does.Contain("is a file, not a directory").And.Match("XDG_CONFIG_HOME|APPDATA"));
    }

    private static string[] In(string[] command, string directory) =>
        [.. command.Select(word => word.Replace("{0}", directory, StringComparison.Ordinal))];
}
