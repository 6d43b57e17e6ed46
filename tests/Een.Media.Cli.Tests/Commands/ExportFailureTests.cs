using Een.Media.Cli.Tests.Support;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>Exports that something ends in the middle: the message says why, and the same command goes on.</summary>
public sealed class ExportFailureTests
{
    private const int Frames = 91;

    [Test]
    public async Task A_sign_in_that_ends_in_the_middle_is_3_and_the_next_one_goes_on()
    {
        await using CliWorld world = await SlowWorldAsync();
        string[] export = Export("out");

        using (CliProcess process = world.Start(export))
        {
            await world.WaitForRequestsAsync(12);
            world.Emulator.Faults.Add(FaultRule.Parse("recordedImage status=401"));
            CliResult stopped = (await process.WaitAsync()).Expect(3);
            Assert.That(stopped.Error, Does.Contain("een-media login").And.Contain("Run the same command again"));
        }

        world.Emulator.Faults.Clear();
        world.Environment["EEN_ACCESS_TOKEN"] = world.Emulator.IssueAccessToken();
        CliResult resumed = (await world.RunAsync([.. export, "--json"])).Expect(0);
        Assert.That(resumed.Output, Does.Contain($"\"frames\":{Frames},").And.Not.Contain("\"resumed\":0"));
    }

    [Test]
    public async Task A_full_disk_is_said_and_the_same_command_goes_on_when_there_is_space()
    {
        await using CliWorld world = await SlowWorldAsync();
        (await world.RunAsync(Export("undisturbed"))).Expect(0);
        long bytes = world.Files("undisturbed").Sum(file => new FileInfo(Path.Combine(world.Work, file)).Length);
        string[] export = Export("small/out");

        await using SmallDisk disk = await SmallDisk.MountAsync(Path.Combine(world.Work, "small"), pages: bytes / 4096 / 2);
        CliResult full = (await world.RunAsync(export)).Expect(1);
        Assert.That(full.Error, Does.Contain("space").IgnoreCase.And.Contain("Run the same command again"));
        await disk.GrowAsync();
        (await world.RunAsync(export)).Expect(0);
        Assert.That((await world.RunAsync("verify", "small/out", "--json")).Expect(0).Output, Does.Contain($"\"frames\":{Frames},"));
    }

    [Test]
    public async Task A_range_that_is_not_over_is_6_and_is_not_verified_as_complete()
    {
        await using CliWorld world = await CliWorld.StartAsync(configure: options => options.Cameras.Add(CliWorld.Recording("Street")));
        CliResult export = (await world.RunAsync("export", "street", "--from", "-5s", "--until", "+1h", "-o", "out")).Expect(6);
        Assert.That(export.Error, Does.Contain("in the future").And.Contain("een-media sync"));
        (await world.RunAsync("verify", "out")).Expect(6);
    }

    [TestCase("\"cameras\": [", "\"cameras\": null, \"was\": [")]
    [TestCase("\"cameras\": [", "\"cameras\": [ null,")]
    [TestCase("\"asked\": \"", "\"asked\": null, \"was\": \"")]
    public async Task A_damaged_description_of_an_export_is_said_to_be_damaged(string part, string damaged)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync(Export("out"))).Expect(0);
        await ChangeAsync(world, part, damaged);
        foreach (string[] arguments in new[] { ["sync", "out"], ["verify", "out"], Export("out") })
            Assert.That((await world.RunAsync(arguments)).Expect(1).Error, Does.Contain("een-media.json is damaged"));
    }

    [Test]
    public async Task A_part_of_each_day_in_a_zone_that_is_not_known_here_is_refused_instead_of_taken_in_another()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync(
            "sample", "dock", "--every", "1m", "--daily", "08:00-17:00", "--tz", "utc", "--from", "2025-06-01", "--until", "+1d", "-o", "out"))
            .Expect(0);
        await ChangeAsync(world, "\"zone\": \"UTC\"", "\"zone\": \"Mars/Base\"");
        Assert.That((await world.RunAsync("sync", "out")).Expect(1).Error, Does.Contain("Mars/Base").And.Contain("--daily"));
    }

    [Test]
    public async Task A_dry_run_says_what_would_be_exported_and_leaves_nothing()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        CliResult plan = (await world.RunAsync([.. Export("out"), "--dry-run", "--json"])).Expect(0);
        Assert.That(plan.Output, Does.Contain($"Loading-dock_{world.Id()}"));
        Assert.That(plan.Error, Does.Contain("2025-06-01 12:00:00 to 2025-06-01 12:01:30").And.Contain("--dry-run"));
        Assert.That(Directory.Exists(Path.Combine(world.Work, "out")), Is.False);
    }

    [Test]
    public async Task A_sync_of_a_range_with_an_end_fetches_what_is_missing_and_says_why_it_adds_nothing()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync("export", "dock", "--from", "2025-06-01T12:00Z", "--until", "+10s", "-o", "out")).Expect(0);
        string frame = world.Files("out").First(file => file.EndsWith(".jpg", StringComparison.Ordinal));
        File.Delete(Path.Combine(world.Work, frame));

        CliResult sync = (await world.RunAsync("sync", "out", "--json")).Expect(0);

        Assert.That(sync.Error, Does.Contain("but no later ones").And.Contain("--until now"));
        Assert.That(sync.Output, Does.Contain("\"repaired\":1"));
        (await world.RunAsync("verify", "out")).Expect(0);
    }

    private static async Task ChangeAsync(CliWorld world, string part, string changed)
    {
        string path = Path.Combine(world.Work, "out", "een-media.json"), text = await File.ReadAllTextAsync(path);
        Assert.That(text, Does.Contain(part));
        await File.WriteAllTextAsync(path, text.Replace(part, changed, StringComparison.Ordinal));
    }

    private static string[] Export(string directory) =>
        ["export", "dock", "--from", "2025-06-01T12:00:00Z", "--until", "2025-06-01T12:01:30Z", "-o", directory];

    private static Task<CliWorld> SlowWorldAsync() => CliWorld.StartAsync(
        frames: 120, options => options.Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(40) });
}
