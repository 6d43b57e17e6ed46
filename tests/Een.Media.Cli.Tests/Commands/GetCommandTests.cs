using System.Text.Json;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

public sealed class GetCommandTests
{
    [Test]
    public async Task The_nearest_frame_is_saved_under_the_cameras_name_and_the_time()
    {
        await using CliWorld world = await CliWorld.StartAsync();

        CliResult result = (await world.RunAsync("get", "dock", "--at", "2025-06-01T12:00:04.600Z", "--tz", "America/Chicago", "--json"))
            .Expect(0);

        using var said = JsonDocument.Parse(result.OutputLines.Single());
        string file = $"Loading-dock_{world.Id()}_2025-06-01_07-00-05.000.jpg";
        Assert.That(said.RootElement.GetProperty("file").GetString(), Is.EqualTo(file));
        Assert.That(said.RootElement.GetProperty("timestamp").GetString(), Is.EqualTo("2025-06-01T07:00:05.000-05:00"));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(world.Work, file)),
            Has.Length.EqualTo(said.RootElement.GetProperty("bytes").GetInt32()));
        Assert.That(result.Error, Does.Contain("Loading dock").And.Contain("07:00:04 America/Chicago (-05:00)"));
    }

    [TestCase("{date}/{time}_{name}", "2025-06-01/07-00-05.000_Loading-dock.jpg")]
    [TestCase("{id}-{stream}.jpeg", "ID-preview.jpeg")]
    public async Task A_file_is_named_by_a_pattern_in_the_zone_that_is_chosen(string pattern, string name)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync("get", "dock", "--at", "2025-06-01T12:00:05Z", "--tz", "America/Chicago", "--name", pattern)).Expect(0);
        Assert.That(world.Files(), Is.EqualTo(new[] { name.Replace("ID", world.Id(), StringComparison.Ordinal) }));

        CliResult wrong = (await world.RunAsync("get", "dock", "--name", "{when}")).Expect(2);
        Assert.That(wrong.Error, Does.Contain("no '{when}'").And.Contain("{camera}_{date}_{time}"));
    }

    [Test]
    public async Task Frames_of_the_hour_that_comes_twice_do_not_replace_each_other()
    {
        var first = new DateTimeOffset(2025, 10, 26, 0, 30, 0, TimeSpan.Zero);
        await using CliWorld world = await CliWorld.StartAsync(configure: options =>
        {
            options.Cameras.Clear();
            options.Cameras.Add(EmulatedCamera.FromTimeline("Loading dock", [first, first.AddHours(1)], []));
        });
        foreach (string at in new[] { "2025-10-26T00:30Z", "2025-10-26T01:30Z" })
            (await world.RunAsync("get", "dock", "--at", at, "--tz", "Europe/Berlin", "--name", "{date}_{time}")).Expect(0);
        Assert.That(world.Files(), Is.EqualTo(new[] { "2025-10-26_02-30-00.000+0100.jpg", "2025-10-26_02-30-00.000+0200.jpg" }));
    }

    [Test]
    public async Task A_pipe_gets_the_bytes_of_the_image_and_nothing_else()
    {
        await using CliWorld world = await CliWorld.StartAsync();

        CliResult result = (await world.RunProcessAsync("get", "dock", "--at", "2025-06-01T12:00:04Z", "-o", "-")).Expect(0);

        Assert.That(result.OutputBytes[..3], Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF }));
        Assert.That(result.OutputBytes[^2..], Is.EqualTo(new byte[] { 0xFF, 0xD9 }));
        Assert.That(world.Files(), Is.Empty);
    }

    [Test]
    public async Task A_frame_from_another_time_is_not_taken_for_the_one_that_was_asked_for()
    {
        await using CliWorld world = await CliWorld.StartAsync();

        CliResult far = (await world.RunAsync("get", "dock", "--at", "2025-06-01T13:00:00Z")).Expect(4);
        Assert.That(far.Error, Does.Contain("The nearest frame is from 2025-06-01 12:00:19").And.Contain("--within 60m"));
        (await world.RunAsync("get", "dock", "--at", "2025-06-01T13:00:00Z", "--within", "60m")).Expect(0);
    }

    [Test]
    public async Task Main_images_come_with_a_width_and_boxes()
    {
        await using CliWorld world =
            await CliWorld.StartAsync(configure: options => options.Cameras.Add(CliWorld.Recording("Street")));
        CliResult result = (await world.RunAsync(
            "get", "street", "--at", "-1m", "--main", "--boxes", "--width", "320", "-o", "a/b.jpg", "--json")).Expect(0);
        Assert.That(result.Output, Does.Contain("\"width\":320"));
        Assert.That(world.Files(), Is.EqualTo(new[] { Path.Combine("a", "b.jpg") }));
    }
}
