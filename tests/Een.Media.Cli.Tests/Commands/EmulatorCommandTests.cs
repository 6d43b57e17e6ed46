using System.Diagnostics;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>The emulator as a command, and as an option.</summary>
public sealed class EmulatorCommandTests
{
    [Test]
    public async Task An_emulator_in_one_terminal_is_reached_from_another_with_nothing_to_paste()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("There is no signal to send on Windows.");
        await using CliWorld world = await CliWorld.StartAsync();
        foreach (string name in new[] { "EEN_ACCESS_TOKEN", "EEN_BASE_ADDRESS" })
            world.Environment.Remove(name);
        Assert.That((await world.RunAsync("cameras", "--profile", "emulator")).Expect(3).Error, Does.Contain("een-media emulator"));
        world.Environment["EEN_EMULATOR"] = typeof(EenMediaEmulator).Assembly.Location;

        using (CliProcess emulator = world.Start("emulator"))
        {
            string file = Path.Combine(world.Config, "een-media", "emulator.env");
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
            using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!File.Exists(file))
                await poll.WaitForNextTickAsync(patience.Token);
            CliResult cameras = (await world.RunAsync("cameras", "--profile", "emulator")).Expect(0);
            Assert.That(cameras.Output, Does.Contain("Loading dock"));
            emulator.Interrupt();
            CliResult ended = (await emulator.WaitAsync()).Expect(130);
            Assert.That(ended.Output + ended.Error, Does.Not.Contain("eyJ"), "a token");
        }

        (await world.RunAsync("cameras", "--profile", "emulator")).Expect(3);
    }

    [Test]
    public async Task A_missing_emulator_is_said_with_the_way_to_get_it()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        world.Environment["EEN_EMULATOR"] = "een-media-no-such-program";
        Assert.That((await world.RunAsync("emulator"))
            .Expect(1).Error, Does.Contain("dotnet tool install --global Een.Media.Emulator.Tool"));
    }

    [Test]
    public async Task One_command_may_have_an_emulator_of_its_own()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        foreach (string name in new[] { "EEN_ACCESS_TOKEN", "EEN_BASE_ADDRESS" })
            world.Environment.Remove(name);
        world.Environment["EEN_EMULATOR"] = typeof(EenMediaEmulator).Assembly.Location;

        CliResult cameras = (await world.RunProcessAsync("cameras", "--emulator")).Expect(0);

        Assert.That(cameras.Output, Does.Contain("Loading dock"));
        Assert.That(cameras.Output + cameras.Error, Does.Not.Contain("eyJ"), "a token");
        Assert.That((await world.RunAsync("cameras", "--emulator", "--profile", "berlin")).Expect(2).Error, Does.Contain("not both"));
        world.Environment["EEN_EMULATOR"] = "een-media-no-such-program";
        (await world.RunAsync("cameras", "--emulator")).Expect(1);
    }

    [TestCase("follow", "dock", "--emulator")]
    [TestCase("emulator")]
    public async Task An_emulator_ends_even_if_the_command_that_started_it_is_killed(params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("The emulator's program is a script here, which Windows would not start.");
        await using CliWorld world = await CliWorld.StartAsync();
        foreach (string name in new[] { "EEN_ACCESS_TOKEN", "EEN_BASE_ADDRESS" })
            world.Environment.Remove(name);

        // The program runs the emulator, and makes a file when the emulator has ended.
        string program = Path.Combine(world.Work, "program"), ended = Path.Combine(world.Work, "ended");
        await File.WriteAllTextAsync(
            program, $"#!/bin/sh\n'{CliProcess.Host}' '{typeof(EenMediaEmulator).Assembly.Location}' \"$@\"\necho $? > '{ended}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        world.Environment["EEN_EMULATOR"] = program;

        using Process process = Process.Start(CliProcess.StartInfo(world.Work, world.Environment, arguments))!;
        using var patience = new CancellationTokenSource(CliProcess.Patience);
        string? note;
        do
            note = await process.StandardError.ReadLineAsync(patience.Token);
        while (note is not null && !note.Contains("Ctrl-C", StringComparison.Ordinal));
        Assert.That(note, Is.Not.Null, "The command has said that it runs until Ctrl-C.");
        Assert.That((process.HasExited, File.Exists(ended)), Is.EqualTo((false, false)));

        process.Kill();

        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!File.Exists(ended))
            await poll.WaitForNextTickAsync(patience.Token);
    }
}
