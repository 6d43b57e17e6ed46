using System.Text.Json;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

public sealed class VerifyCommandTests
{
    [Test]
    public async Task An_export_is_intact_until_a_file_is_changed_removed_or_added()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync("export", "dock", "--from", "2025-06-01T12:00Z", "--until", "+10s", "-o", "out")).Expect(0);
        world.Environment.Remove("EEN_ACCESS_TOKEN");
        Assert.That((await world.RunAsync("verify", "out")).Expect(0).Error, Does.Contain("Intact"));

        string[] frames = [.. world.Files("out").Where(file => file.EndsWith(".jpg", StringComparison.Ordinal))];
        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(world.Work, frames[2]));
        bytes[^1]++;
        await File.WriteAllBytesAsync(Path.Combine(world.Work, frames[2]), bytes);
        File.Delete(Path.Combine(world.Work, frames[4]));
        File.Copy(Path.Combine(world.Work, frames[6]), Path.Combine(world.Work, Path.GetDirectoryName(frames[6])!, "extra.jpg"));
        CliResult result = (await world.RunAsync("verify", "out", "--json")).Expect(1);

        using var said = JsonDocument.Parse(result.OutputLines.Single());
        Assert.That(said.RootElement.GetProperty("problems").GetInt32(), Is.EqualTo(3));
        string[] details = [.. said.RootElement.GetProperty("details").EnumerateArray().Select(detail => detail.GetString()!)];
        Assert.That(details[0], Does.StartWith(Path.GetFileName(frames[2])).And.Contain("bytes differ"));
        Assert.That(details[1], Does.StartWith(Path.GetFileName(frames[4])).And.Contain("missing"));
        Assert.That(details[2], Does.StartWith("extra.jpg").And.Contain("does not list"));
        Assert.That(result.Error, Does.Contain(Path.GetFileName(frames[2])));
    }

    [Test]
    public async Task Lines_that_are_missing_changed_or_out_of_order_are_found()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync("export", "dock", "--from", "2025-06-01T12:00Z", "--until", "+10s", "-o", "out")).Expect(0);
        string manifest = Path.Combine(
            world.Work, world.Files("out").Single(file => file.EndsWith("manifest.jsonl", StringComparison.Ordinal)));
        string[] lines = await File.ReadAllLinesAsync(manifest);

        await ExpectAsync([.. lines[..3], .. lines[4..]], 1, "lines are missing");
        await ExpectAsync([lines[0], lines[2], lines[1], .. lines[3..]], 1, "not in order of time");
        await ExpectAsync([.. lines[..3], "{}", .. lines[3..]], 1, "Line 4 is not a frame");
        await ExpectAsync(["{}", .. lines[1..]], 1, "header");
        await ExpectAsync([.. lines[..3], lines[3].Replace("\"file\":\"", "\"file\":\"../", StringComparison.Ordinal), .. lines[4..]], 1,
            "Line 4 is not a frame");
        await ExpectAsync([.. lines[..^1]], 6, "not complete");
        await ExpectAsync(lines, 0, "Intact");

        async Task ExpectAsync(string[] changed, int code, string said)
        {
            await File.WriteAllLinesAsync(manifest, changed);
            Assert.That((await world.RunAsync("verify", "out")).Expect(code).Error, Does.Contain(said));
        }
    }

    [Test]
    public async Task Frames_of_another_camera_are_not_taken_for_those_of_this_one()
    {
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["Dock", "Gate"]);
        (await world.RunAsync("export", "dock", "gate", "--from", "2025-06-01T12:00Z", "--until", "+5s", "-o", "out")).Expect(0);
        string dock = Path.Combine(world.Work, "out", $"Dock_{world.Id()}"), gate = Path.Combine(world.Work, "out", $"Gate_{world.Id(1)}");
        Directory.Move(dock, dock + "-moved");
        Directory.Move(gate, dock);
        Directory.Move(dock + "-moved", gate);

        CliResult result = (await world.RunAsync("verify", "out", "--json")).Expect(1);

        Assert.That(result.Error, Does.Contain($"Dock: The frames are from camera {world.Id(1)}, not from {world.Id()}."));
        Assert.That(result.OutputLines, Has.All.Contains("\"problems\":1"));
    }

    [Test]
    public async Task A_directory_that_is_no_export_is_a_mistake()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        Assert.That((await world.RunAsync("verify", ".")).Expect(2).Error, Does.Contain("manifest.jsonl"));
    }
}
