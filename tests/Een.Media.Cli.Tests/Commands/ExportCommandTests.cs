using System.Security.Cryptography;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

public sealed class ExportCommandTests
{
    private static readonly string[] s_export =
        ["export", "dock", "--from", "2025-06-01T12:00:00Z", "--until", "2025-06-01T12:01:30Z", "-o", "out"];

    [Test]
    public async Task An_export_that_was_interrupted_goes_on_with_the_same_command_and_ends_as_if_nothing_had_happened([Values] bool killed)
    {
        if (OperatingSystem.IsWindows() && !killed)
            Assert.Ignore("There is no signal to send on Windows.");
        await using CliWorld world = await CliWorld.StartAsync(frames: 120, options =>
            options.Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(40) });
        (await world.RunAsync([.. s_export[..^1], "undisturbed"])).Expect(0);
        long before = world.Emulator.Journal.Total;

        using (CliProcess process = world.Start(s_export))
        {
            await world.WaitForRequestsAsync(before + 12);
            if (killed)
                process.Kill();
            else
                process.Interrupt();
            CliResult stopped = await process.WaitAsync();
            if (!killed)
                Assert.That(stopped.Expect(130).Error, Does.Contain("Run the same command again"));
        }

        Assert.That(Contents(world, "out"), Is.Not.EqualTo(Contents(world, "undisturbed")));
        CliResult resumed = (await world.RunAsync([.. s_export, "--json"])).Expect(0);

        Assert.That(Contents(world, "out"), Is.EqualTo(Contents(world, "undisturbed")));
        Assert.That(resumed.Error, Does.Contain("Continuing"));
        Assert.That(resumed.Output, Does.Contain("\"frames\":91"));
    }

    [Test]
    public async Task Words_that_mean_another_time_whenever_they_are_read_keep_the_time_of_the_first_run()
    {
        await using CliWorld world =
            await CliWorld.StartAsync(configure: options => options.Cameras.Add(CliWorld.Recording("Street")));
        string[] export = ["export", "street", "--from", "-10s", "--until", "-1s", "-o", "out", "--json"];

        CliResult first = (await world.RunAsync(export)).Expect(0);
        CliResult second = (await world.RunAsync(export)).Expect(0);

        Assert.That(Field(second, "frames"), Is.EqualTo(Field(first, "frames")));
        Assert.That(Field(second, "resumed"), Is.EqualTo(Field(first, "frames")));
    }

    [Test]
    public async Task Another_command_does_not_get_into_the_directory_of_an_export()
    {
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["Dock", "Gate"]);
        (await world.RunAsync(s_export)).Expect(0);
        CliResult other = (await world.RunAsync("export", "gate", "--from", "2025-06-01T12:00:00Z", "-o", "out")).Expect(2);
        Assert.That(other.Error, Does.Contain("export dock --from 2025-06-01T12:00:00Z"));
    }

    [Test]
    public async Task A_sync_fetches_what_was_recorded_since_for_every_camera_of_the_directory()
    {
        await using CliWorld world = await CliWorld.StartAsync(configure: options =>
        {
            options.Cameras.Clear();
            options.Cameras.Add(CliWorld.Recording("Street"));
            options.Cameras.Add(CliWorld.Recording("Car park"));
        });
        CliResult export = (await world.RunAsync("export", "--all", "--from", "-10s", "-o", "out", "--json")).Expect(0);
        CliResult sync = (await world.RunAsync("sync", "out", "--json")).Expect(0);

        foreach ((string before, string after) in export.OutputLines.Zip(sync.OutputLines))
        {
            Assert.That(Number(after, "resumed"), Is.EqualTo(Number(before, "frames")));
            Assert.That(Number(after, "frames"), Is.GreaterThanOrEqualTo(Number(before, "frames")));
        }
    }

    [Test]
    public async Task A_sample_has_one_frame_of_each_interval()
    {
        await using CliWorld world = await CliWorld.StartAsync(frames: 60);
        string[] sample = ["sample", "dock", "--every", "10s", "--from", "2025-06-01T12:00:00Z", "--until", "2025-06-01T12:00:59Z", "-o",
            "out", "--json"];
        Assert.That(Field((await world.RunAsync(sample)).Expect(0), "frames"), Is.EqualTo(6));
        Assert.That(Field((await world.RunAsync(sample)).Expect(0), "resumed"), Is.EqualTo(6));
    }

    [Test]
    public async Task A_directory_whose_description_was_changed_leads_nowhere_else()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync(s_export)).Expect(0);
        string path = Path.Combine(world.Work, "out", "een-media.json");
        string changed = (await File.ReadAllTextAsync(path))
            .Replace($"Loading-dock_{world.Id()}", "../elsewhere", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, changed);
        (await world.RunAsync("sync", "out")).Expect(1);
        Assert.That(Directory.Exists(Path.Combine(world.Work, "elsewhere")), Is.False);
    }

    private static long Field(CliResult result, string name) => Number(result.OutputLines.Single(), name);

    private static long Number(string json, string name)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetInt64();
    }

    private static string[] Contents(CliWorld world, string directory) =>
    [
        .. world.Files(directory).Where(file => Path.GetFileName(file) != "een-media.json")
            .Select(file =>
                $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(world.Work, file))))}"),
    ];
}
