using System.Text.Json;
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

        // The range ends now: its last frame may not be there yet.
        Assert.That(sheet.Output, Does.Match("\"frames\":[56],"));
        CliResult video = (await world.RunAsync(
            "timelapse", "street", "--from", "-1m", "--every", "5s", "--fps", "10", "--stamp", "-o", "minute.avi", "--json")).Expect(0);
        Assert.That(video.Output, Does.Contain("\"file\":\"minute.avi\"").And.Contain("\"width\":640"));
        Assert.That(world.Files(), Is.EqualTo(new[] { "minute.avi", "sheet.jpg" }));

        (await world.RunAsync("sheet", "street", "--from", "2020-01-01", "--until", "+1h", "-o", "none.jpg")).Expect(4);
        Assert.That((await world.RunAsync("timelapse", "street", "--from", "-1m", "-o", "minute.gif"))
            .Expect(2).Error, Does.Contain(".mp4, .avi or .webp"));
    }

    [Test]
    public async Task What_a_command_for_followed_frames_writes_does_not_get_between_the_records()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("The command of this test is for a Unix shell.");
        await using CliWorld world = await StreetAsync();

        CliResult result = (await world.RunProcessAsync(
            "follow", "street", "-o", "frames", "--count", "2", "--json", "--exec", "echo \"seen $EEN_CAMERA\"")).Expect(0);

        Assert.That(result.OutputLines, Has.Count.EqualTo(2));
        foreach (string line in result.OutputLines)
            Assert.DoesNotThrow(() => JsonDocument.Parse(line).Dispose(), line);
        Assert.That(result.Error, Does.Contain($"seen {world.Id()}"));
    }

    [Test]
    public async Task Frames_that_are_damaged_in_the_recording_do_not_cost_a_sheet_and_are_counted()
    {
        await using CliWorld world = await CliWorld.StartAsync(frames: 4);
        world.Emulator.Faults.Add(FaultRule.Parse("recordedImage jpeg-without-end"));
        string[] range = ["dock", "--from", "2025-06-01T12:00:00Z", "--until", "+4s"];

        CliResult sheet = (await world.RunAsync(["sheet", .. range, "--columns", "2", "--rows", "2", "-o", "sheet.jpg", "--json"])).Expect(0);
        CliResult video = (await world.RunAsync(["timelapse", .. range, "--every", "1s", "-o", "video.avi"])).Expect(1);

        Assert.That(sheet.Output, Does.Contain("\"frames\":4,\"broken\":4"));
        Assert.That(sheet.Error, Does.Contain("4 frames cannot be decoded"));
        Assert.That(video.Error, Does.Contain("None of the 4 frames could be decoded"));
        Assert.That(world.Files(), Is.EqualTo(new[] { "sheet.jpg" }));
    }

    [Test]
    public async Task A_missing_ffmpeg_is_said_with_what_to_do()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        world.Environment["PATH"] = world.Work;
        CliResult result = (await world.RunProcessAsync(
            "timelapse", "dock", "--from", "2025-06-01T12:00:00Z", "--until", "+4s", "-o", "video.mp4")).Expect(1);
        Assert.That(result.Error, Does.Contain("error: An MP4 needs the ffmpeg program").And.Not.Contain("   at "));
    }

    private static Task<CliWorld> StreetAsync() => CliWorld.StartAsync(configure: options =>
    {
        options.Cameras.Clear();
        options.Cameras.Add(CliWorld.Recording("Street"));
    });
}
