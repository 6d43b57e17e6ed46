using System.Diagnostics;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>Completions know the cameras that were listed last, and ask nobody.</summary>
public sealed class CompletionTests
{
    private const string Line = "een-media get Lo";
    private const string Hostile = "Lobby $(touch owned) 'x'";

    [TestCase("bash", "complete -F")]
    [TestCase("zsh", "#compdef een-media")]
    [TestCase("fish", "complete -f -c een-media")]
    [TestCase("pwsh", "Register-ArgumentCompleter")]
    public async Task A_shell_gets_its_script_and_asks_nobody(string shell, string part)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        Assert.That((await world.RunAsync("completions", shell)).Expect(0).Output, Does.Contain(part));
        Assert.That((await world.RunAsync("[suggest:11]", "een-media c")).Expect(0).OutputLines, Does.Contain("cameras"));
        (await world.RunAsync("completions", "cmd")).Expect(2);
        Assert.That(world.Emulator.Journal.Total, Is.Zero);
    }

    [Test]
    public async Task Cameras_are_completed_once_they_were_listed_and_without_a_request()
    {
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["Loading dock", Hostile, "Car park"]);
        Assert.That((await SuggestAsync()).OutputLines, Is.Empty);
        (await world.RunAsync("cameras")).Expect(0);
        long before = world.Emulator.Journal.Total;

        Assert.That((await SuggestAsync()).OutputLines, Is.EqualTo(new[] { "Loading dock", Hostile }));

        Assert.That(world.Emulator.Journal.Total, Is.EqualTo(before));
        Assert.That((await SuggestAsync("een-media get --profile berlin Lo")).OutputLines, Is.Empty, "another account");

        async Task<CliResult> SuggestAsync(string line = Line) => (await world.RunAsync($"[suggest:{line.Length}]", line)).Expect(0);
    }

    [Test]
    public async Task The_name_of_a_camera_does_not_become_a_command_in_bash()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("There is no bash on Windows.");
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["Loading dock", Hostile]);
        (await world.RunAsync("cameras")).Expect(0);
        string script = Path.Combine(world.Work, "completion");
        await File.WriteAllTextAsync(script, (await world.RunAsync("completions", "bash")).Expect(0).Output);

        ProcessStartInfo start = CliProcess.StartInfo(world.Work, world.Environment, []);
        (start.FileName, start.Arguments) = ("bash", "");
        start.ArgumentList.Clear();
        string[] bash = ["-c",
            "een-media() { \"$HOST\" \"$TOOL\" \"$@\"; }; . ./completion; _een_media; printf '%s\\n' \"${COMPREPLY[@]}\""];
        foreach (string argument in bash)
            start.ArgumentList.Add(argument);
        (start.Environment["HOST"], start.Environment["TOOL"]) = (CliProcess.Host, CliProcess.Tool);
        (start.Environment["COMP_LINE"], start.Environment["COMP_POINT"]) = (Line, $"{Line.Length}");
        using CliProcess process = CliProcess.Start(start);
        CliResult result = (await process.WaitAsync()).Expect(0);

        Assert.That(result.OutputLines, Is.EqualTo(new[] { "Loading\\ dock", "Lobby\\ \\$\\(touch\\ owned\\)\\ \\'x\\'" }));
    }
}
