using System.Text.Json;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

public sealed class RecordingsCommandTests
{
    [Test]
    public async Task What_is_still_to_come_is_not_shown_as_a_gap()
    {
        await using CliWorld world = await CliWorld.StartAsync(configure: options => options.Cameras.Add(CliWorld.Recording("Street")));
        CliResult result = (await world.RunAsync("recordings", "street", "--from", "-2m", "--until", "+1d", "--json")).Expect(0);
        DateTimeOffset[] ends =
        [
            .. result.OutputLines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))
                .Where(row => row.GetProperty("what").GetString() == "gap").Select(row => row.GetProperty("until").GetDateTimeOffset()),
        ];
        Assert.That(ends, Is.All.LessThan(TimeProvider.System.GetUtcNow()));
    }

    [Test]
    public async Task Times_in_JSON_show_the_offset_of_their_zone_as_people_write_it()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        CliResult berlin = await JsonAsync("Europe/Berlin"), chicago = await JsonAsync("America/Chicago");
        Assert.That(berlin.OutputLines, Has.All.Match("\"from\":\"[^\"]*\\+02:00\",\"until\":\"[^\"]*\\+02:00\""));
        Assert.That(chicago.OutputLines, Has.All.Match("\"from\":\"[^\"]*-05:00\",\"until\":\"[^\"]*-05:00\""));

        async Task<CliResult> JsonAsync(string zone) => (await world.RunAsync(
            "recordings", "dock", "--from", "2025-06-01T12:00Z", "--until", "+1m", "--tz", zone, "--json")).Expect(0);
    }

    [Test]
    public async Task A_gap_of_half_a_minute_is_listed_but_is_no_gap_of_an_export()
    {
        await using CliWorld world = await CliWorld.StartAsync(configure: options =>
        {
            options.Cameras.Clear();
            options.Cameras.Add(EmulatedCamera.FromTimeline(
                "Dock", [.. Seconds(0, 11), .. Seconds(40, 11), .. Seconds(120, 11)], [],
                new TimelineCameraOptions { MaximumSpacing = TimeSpan.FromSeconds(1) }));
        });
        string[] range = ["dock", "--from", "2025-06-01T12:00Z", "--until", "+130s"];

        CliResult recordings = (await world.RunAsync(["recordings", .. range, "--csv"])).Expect(0);
        (await world.RunAsync(["export", .. range, "-o", "out"])).Expect(0);

        Assert.That(recordings.OutputLines.Where(line => line.StartsWith("gap,", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            $"gap,2025-06-01T12:00:10.000+00:00,2025-06-01T12:00:40.000+00:00,30,{world.Id()},preview",
            $"gap,2025-06-01T12:00:50.000+00:00,2025-06-01T12:02:00.000+00:00,70,{world.Id()},preview",
        }));
        string manifest = world.Files("out").Single(file => file.EndsWith("manifest.jsonl", StringComparison.Ordinal));
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(world.Work, manifest));
        Assert.That(lines.Where(line => line.Contains("\"gap\"", StringComparison.Ordinal)), Is.EqualTo(
            new[] { """{"gap":{"from":"2025-06-01T12:00:50.000Z","until":"2025-06-01T12:02:00.000Z"}}""" }));

        static IEnumerable<DateTimeOffset> Seconds(int first, int count) =>
            Enumerable.Range(first, count).Select(second => CliWorld.Noon.AddSeconds(second));
    }
}
