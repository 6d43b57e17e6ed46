using System.Diagnostics;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>Pipes whose other end goes away, as <c>| head -1</c> does. Each command ends without an error message.</summary>
public sealed class PipeTests
{
    private const int ReaderGone = 141;

    [Test]
    public async Task A_command_ends_when_its_reader_has_gone_even_if_nothing_more_is_written()
    {
        await using CliWorld world = await WorldAsync();

        // The camera has no frame after noon, so nothing is written, and no write can fail.
        CliResult result = await RunAsync(world, _ => world.WaitForRequestsAsync(3), "follow", "dock", "--json");

        Expect(result, ReaderGone);
    }

    [Test]
    public async Task A_command_ends_when_its_reader_has_gone_after_the_first_line()
    {
        await using CliWorld world = await WorldAsync(options => options.Cameras.Add(CliWorld.Recording("Street")));

        CliResult result = await RunAsync(world, output => output.ReadLineAsync(), "follow", "street", "--json");

        Expect(result, ReaderGone);
        Assert.That(result.Output, Does.StartWith("{\"file\":"));
    }

    [Test]
    public async Task An_export_whose_reader_has_gone_is_continued_by_the_same_command()
    {
        await using CliWorld world = await WorldAsync(
            options => options.Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(200) });
        string[] export = ["export", "dock", "--from", "2025-06-01T12:00:00Z", "--until", "+30s", "-o", "out", "--json"];

        Expect(await RunAsync(world, _ => world.WaitForRequestsAsync(8), export), ReaderGone);

        (await world.RunAsync(export)).Expect(0);
        (await world.RunAsync("verify", "out")).Expect(0);
    }

    /// <summary>They may write everything before the reader goes.</summary>
    [TestCase("get dock --at 2025-06-01T12:00:04Z -o -")]
    [TestCase("cameras --json")]
    [TestCase("recordings dock --from 2025-06-01T11:00Z --until +2h --csv")]
    [TestCase("doctor")]
    public async Task A_command_that_has_written_everything_may_also_return_0(string arguments)
    {
        await using CliWorld world = await WorldAsync();

        CliResult result = await RunAsync(world, output => output.ReadAsync(new char[1], 0, 1), arguments.Split(' '));

        Expect(result, 0, ReaderGone);
    }

    [Test]
    public async Task A_server_for_models_ends_when_its_client_closes_either_pipe()
    {
        await using CliWorld world = await WorldAsync();

        Expect(await RunAsync(world, _ => Task.CompletedTask, "mcp"), 0, ReaderGone);
        (await world.RunProcessAsync("mcp")).Expect(0);
    }

    /// <summary>Runs a command, and closes the pipe that it writes to.</summary>
    private static async Task<CliResult> RunAsync(CliWorld world, Func<StreamReader, Task> beforeItCloses, params string[] arguments)
    {
        using Process process = Process.Start(CliProcess.StartInfo(world.Work, world.Environment, arguments))!;
        using var patience = new CancellationTokenSource(CliProcess.Patience);
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
            Task closed = beforeItCloses(process.StandardOutput);
            await closed.WaitAsync(patience.Token);
            string? read = closed is Task<string?> line ? await line : null;
            process.StandardOutput.Close();
            await process.WaitForExitAsync(patience.Token);
            return new CliResult(process.ExitCode, System.Text.Encoding.UTF8.GetBytes(read ?? ""), await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static void Expect(CliResult result, params int[] codes)
    {
        Assert.That(codes, Does.Contain(result.ExitCode), result.Error);
        Assert.That(result.Error, Does.Not.Contain("error").IgnoreCase.And.Not.Contain("   at "));
    }

    private static Task<CliWorld> WorldAsync(Action<EenMediaEmulatorOptions>? configure = null)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows does not tell a program that its reader has gone.");
        return CliWorld.StartAsync(frames: 31, configure);
    }
}
