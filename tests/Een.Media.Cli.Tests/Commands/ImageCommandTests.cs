using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>What becomes of frames: live ones, followed ones, sheets and videos.</summary>
public sealed class ImageCommandTests
{
    [Test]
    public async Task A_live_image_goes_into_a_pipe()
    {
        await using CliWorld world = await StreetAsync();
        CliResult result = (await world.RunProcessAsync("live", "street", "-o", "-")).Expect(0);
        Assert.That(result.OutputBytes[..3], Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF }));
    }

    [Test]
    public async Task Frames_are_followed_and_handed_to_a_command_which_gets_no_secret()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("The command of this test is for a Unix shell.");
        await using CliWorld world = await StreetAsync();

        CliResult result = (await world.RunProcessAsync(
            "follow", "street", "-o", "frames", "--count", "2", "--csv", "--exec", "env >> seen; test -s \"$EEN_FILE\"")).Expect(0);

        Assert.That(world.Files("frames"), Has.Count.EqualTo(2));
        Assert.That(result.OutputLines, Has.Count.EqualTo(3));
        string seen = await File.ReadAllTextAsync(Path.Combine(world.Work, "seen"));
        Assert.That(seen, Does.Contain($"EEN_CAMERA={world.Id()}").And.Contain("EEN_TIME=").And.Not.Contain(world.Token));
        Assert.That(result.Error, Does.Not.Contain("exit code"));
    }

    [Test]
    public async Task A_range_becomes_a_sheet_and_a_video_and_nothing_recorded_is_4()
    {
        await using CliWorld world = await StreetAsync();

        CliResult sheet = (await world.RunAsync(
            "sheet", "street", "--from", "-2m", "--columns", "3", "--rows", "2", "-o", "sheet.jpg", "--json")).Expect(0);

        // The camera has gaps, and the range ends now.
        Assert.That(sheet.Output, Does.Match("\"frames\":[1-6],"));
        CliResult video = (await world.RunAsync(
            "timelapse", "street", "--from", "-1m", "--every", "5s", "--fps", "10", "--stamp", "-o", "minute.avi", "--json")).Expect(0);
        Assert.That(video.Output, Does.Contain("\"file\":\"minute.avi\"").And.Contain("\"width\":640"));
        Assert.That(world.Files(), Is.EqualTo(new[] { "minute.avi", "sheet.jpg" }));

        (await world.RunAsync("sheet", "street", "--from", "2020-01-01", "--until", "+1h", "-o", "none.jpg")).Expect(4);
        Assert.That((await world.RunAsync("timelapse", "street", "--from", "-1m", "-o", "minute.gif"))
            .Expect(2).Error, Does.Contain(".mp4, .avi or .webp"));
    }

    private static Task<CliWorld> StreetAsync() => CliWorld.StartAsync(configure: options =>
    {
        options.Cameras.Clear();
        options.Cameras.Add(EmulatedCamera.Synthetic("Street"));
    });
}
