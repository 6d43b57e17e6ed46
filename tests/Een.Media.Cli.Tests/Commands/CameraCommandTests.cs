using System.Text.Json;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

public sealed class CameraCommandTests
{
    [Test]
    public async Task Cameras_are_listed_for_people_and_for_programs()
    {
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["Loading dock", "Car park, north"]);

        CliResult text = (await world.RunAsync("cameras")).Expect(0);
        CliResult json = (await world.RunAsync("cameras", "park", "--json")).Expect(0);
        CliResult csv = (await world.RunAsync("cameras", "--csv", "--quiet")).Expect(0);

        Assert.That(text.OutputLines[1], Does.StartWith(world.Id()).And.Contain("Loading dock").And.Contain("online"));
        Assert.That(text.Error, Does.Contain("2 cameras"));
        using var camera = JsonDocument.Parse(json.OutputLines.Single());
        Assert.That(camera.RootElement.GetProperty("id").GetString(), Is.EqualTo(world.Id(1)));
        Assert.That(camera.RootElement.GetProperty("name").GetString(), Is.EqualTo("Car park, north"));
        Assert.That(csv.OutputLines[0], Does.StartWith("id,name,status,timeZone"));
        Assert.That(csv.OutputLines[2], Does.StartWith($"{world.Id(1)},\"Car park, north\",online,"));
        Assert.That(csv.Error, Is.Empty);
    }

    [Test]
    public async Task A_camera_is_found_by_id_by_name_and_by_a_part_that_only_it_has()
    {
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["Dock", "Dock north", "Car park"]);

        foreach (string name in new[] { world.Id(), world.Id().ToUpperInvariant(), "dock" })
            Assert.That((await world.RunAsync("overlays", name)).Expect(0).Error, Does.Contain($"Dock ({world.Id()})"));
        Assert.That((await world.RunAsync("overlays", "PARK")).Expect(0).Error, Does.Contain($"Car park ({world.Id(2)})"));
        CliResult several = (await world.RunAsync("overlays", "ock")).Expect(2);
        Assert.That(several.Error,
            Does.Contain("matches 2 cameras").And.Contain(world.Id()).And.Contain(world.Id(1)).And.Not.Contain(world.Id(2)));
        Assert.That((await world.RunAsync("overlays", "Car prak")).Expect(2).Error, Does.Contain("Did you mean 'Car park'?"));
        Assert.That((await world.RunAsync("overlays", "prak")).Expect(2).Error, Does.Contain("Did you mean 'Car park'?"));
        Assert.That((await world.RunAsync("overlays", "12345678")).Expect(2).Error, Does.Contain("no camera '12345678'"));
    }

    [Test]
    public async Task A_name_that_is_hostile_reaches_neither_the_terminal_nor_the_file_system()
    {
        const string hostile = "\u001b]0;owned\u0007../../etc/\u202Ecod";
        await using CliWorld world = await CliWorld.StartAsync(cameras: [hostile]);

        CliResult list = (await world.RunAsync("cameras")).Expect(0);
        CliResult csv = (await world.RunAsync("cameras", "--csv")).Expect(0);
        CliResult json = (await world.RunAsync("cameras", "--json")).Expect(0);
        CliResult get = (await world.RunAsync("get", world.Id(), "--at", "2025-06-01T12:00:05Z")).Expect(0);
        CliResult export = (await world.RunAsync("export", world.Id(), "--from", "2025-06-01T12:00:00Z", "--until", "+2s", "-o", "out"))
            .Expect(0);

        foreach (CliResult result in new[] { list, csv, json, get, export })
            Assert.That(result.Output + result.Error, Does.Not.Contain('\u001b').And.Not.Contain('\u0007').And.Not.Contain('\u202E'));
        Assert.That(world.Files(), Has.All.Match("^(out[/\\\\])?([\\w-]+[/\\\\])?[\\w.-]+$").And.Exactly(1)
            .StartsWith($"0-owned-etc-cod_{world.Id()}_2025-06-01"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(world.Work, ".."))
            .Select(Path.GetFileName), Is.SubsetOf(new[] { "work", "config" }));
    }

    [Test]
    public async Task A_name_that_looks_like_a_formula_stays_text_in_a_spreadsheet()
    {
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["=HYPERLINK(1)"]);
        Assert.That((await world.RunAsync("cameras", "--csv")).Expect(0).OutputLines[1], Does.StartWith($"{world.Id()},'=HYPERLINK(1),"));
    }
}
