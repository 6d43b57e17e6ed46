using System.Globalization;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>What the process returns, and that it says what to do.</summary>
public sealed class ExitCodeTests
{
    [TestCase(new[] { "cameras", "--nonsense" }, "See: een-media cameras --help")]
    [TestCase(new[] { "camera" }, "Did you mean 'cameras'?")]
    [TestCase(new[] { "get", "dock", "--att", "now" }, "Did you mean '--at'?")]
    [TestCase(new[] { "frobnicate" }, "error: There is no command or argument 'frobnicate'.\nSee: een-media --help")]
    [TestCase(new[] { "profile" }, "error: Name one of its commands: list, use, show.")]
    [TestCase(new[] { "get", "dock", "--frm", "-1h" }, "error: There is no option '--frm'.\nSee: een-media get --help")]
    [TestCase(new[] { "get", "dock", "--width", "wide" }, "error: --width takes a number. It was 'wide'.")]
    [TestCase(new[] { "get", "dock", "--width", "-5" }, "pixels. The value was -5.")]
    [TestCase(new[] { "get", "dock", "--at", "2999-01-01" }, "2999-01-01 00:00:00 UTC is in the future.")]
    [TestCase(new[] { "cameras", "dokc" }, "Did you mean 'Loading dock'?")]
    [TestCase(new[] { "cameras", "--status", "asleep", "--site", "Austin" }, "matches --site 'Austin' and --status 'asleep'.")]
    [TestCase(new[] { "recordings", "dock", "--tz", "chicago" }, "Did you mean 'America/Chicago'?")]
    [TestCase(new[] { "sheet", "dock", "--from", "-1h", "-o", "sheet.bmp" }, "ends in .jpg, .png or .webp.")]
    [TestCase(new[] { "cameras", "--base-address", "https://example.com" }, "'example.com' is not a host of the vendor's")]
    [TestCase(new[] { "profile", "show", "emulator" }, "EEN_PROFILE=emulator")]
    [TestCase(new[] { "get", "dock", "--at", "25:99" }, "is not a time. Examples")]
    [TestCase(new[] { "get", "dock", "--within", "soon" }, "is not a duration. Examples")]
    [TestCase(new[] { "get", "dock", "--tz", "Mars/Base" }, "America/Chicago")]
    [TestCase(new[] { "export", "--from", "-1d", "-o", "out" }, "Name a camera")]
    [TestCase(new[] { "export", "", "--from", "-1d", "-o", "out" }, "is empty")]
    [TestCase(new[] { "export", "dock", "--from", "-1d", "--width", "0", "-o", "out" }, "width")]
    [TestCase(new[] { "sample", "dock", "--from", "-1d", "--every", "0s", "-o", "out" }, "1 ms")]
    [TestCase(new[] { "follow", "dock", "--name", "{time}", "-o", "out" }, "{date}")]
    [TestCase(new[] { "sheet", "dock", "--from", "2999-01-01", "--until", "+1h", "-o", "sheet.jpg" }, "is in the future")]
    [TestCase(new[] { "export", "dock", "--all", "--from", "-1d", "-o", "out" }, "not both")]
    [TestCase(new[] { "recordings", "dock", "--from", "now", "--until", "-1h" }, "Its end must be after its beginning")]
    [TestCase(new[] { "cameras", "--json", "--csv" }, "not both")]
    [TestCase(new[] { "sync", "nowhere" }, "een-media.json")]
    [TestCase(new[] { "sample", "dock", "--from", "-1d", "--every", "1h", "--daily", "noon", "-o", "out" }, "08:00-17:00")]
    [TestCase(new[] { "cameras", "--base-address", "nowhere" }, "is not an address")]
    public async Task A_mistake_on_the_command_line_is_2_and_says_what_is_right(string[] arguments, string said)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        CliResult result = (await world.RunAsync(arguments)).Expect(2);
        Assert.That(result.Error, Does.Contain(said));
        Assert.That(result.Output, Is.Empty);
        Assert.That(world.Files(), Is.Empty);
    }

    [Test]
    public async Task A_missing_or_refused_sign_in_is_3()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        world.Environment["EEN_ACCESS_TOKEN"] = world.Emulator.IssueAccessToken(TimeSpan.FromSeconds(-5));
        Assert.That((await world.RunAsync("cameras")).Expect(3).Error, Does.Contain("unset it and sign in: een-media login"));
        world.Environment.Remove("EEN_ACCESS_TOKEN");
        Assert.That((await world.RunAsync("cameras")).Expect(3).Error, Does.Contain("een-media login").And.Contain("EEN_ACCESS_TOKEN"));
    }

    [Test]
    public async Task Nothing_recorded_is_4()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync("recordings", "dock", "--from", "2025-05-01", "--until", "2025-05-02", "--tz", "utc")).Expect(4);
        (await world.RunAsync("export", "dock", "--from", "2025-07-01", "--until", "2025-07-02", "--tz", "utc", "-o", "out")).Expect(4);
        (await world.RunAsync("get", "dock", "--at", "2025-05-01T00:00Z")).Expect(4);
        CliResult video = (await world.RunAsync("timelapse", "dock", "--from", "2025-05-01", "--until", "+1h", "-o", "none.avi")).Expect(4);
        Assert.That(video.Error, Does.Contain("een-media recordings"));
        Assert.That(File.Exists(Path.Combine(world.Work, "none.avi")), Is.False);
    }

    [TestCase("cameras status=404", "cameras")]
    [TestCase("cameras status=404 body=html", "cameras")]
    [TestCase("overlayList status=404 body=empty", "overlays", "dock")]
    [TestCase("recordedImage status=404 body=html", "get", "dock", "--at", "2025-06-01T12:00:01Z")]
    public async Task A_404_that_says_nothing_about_recordings_is_1(string fault, params string[] arguments)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        world.Emulator.Faults.Add(FaultRule.Parse(fault));
        Assert.That((await world.RunAsync(arguments)).Expect(1).Error, Does.Contain("HTTP 404"));
    }

    /// <summary>
    /// The page token loses the width, so the client requests the second frame again, by its time. At most two requests for the third frame
    /// come before that. All of them get the 404.
    /// </summary>
    [TestCase("empty")]
    [TestCase("wrong")]
    public async Task A_404_for_an_image_is_4_even_without_the_services_error(string body)
    {
        await using CliWorld world = await CliWorld.StartAsync(configure: options =>
        {
            options.Cameras.Add(CliWorld.Recording("Yard"));
            options.MainImageThrottle = null;
        });
        world.Emulator.Faults.Add(FaultRule.Parse("recordedImage pages options-lost"));
        foreach (int nth in (int[])[3, 4, 5])
            world.Emulator.Faults.Add(FaultRule.Parse($"recordedImage nth={nth} status=404 body={body}"));
        string minute = DateTimeOffset.UtcNow.AddMinutes(-2).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        CliResult result = await world.RunAsync(
            "export", "yard", "--main", "--width", "320", "--from", $"{minute}:00Z", "--until", $"{minute}:05Z", "-o", "out");
        Assert.That(result.Expect(4).Error, Does.Contain("HTTP 404"));
    }

    [Test]
    public async Task A_rate_limit_that_asks_for_too_long_a_wait_is_5()
    {
        await using CliWorld world = await CliWorld.StartAsync(configure: options =>
            options.Faults.Add(FaultRule.Parse("recordedImage:main status=429 retry-after=86400")));
        CliResult result = (await world.RunAsync("get", "dock", "--main", "--at", "2025-06-01T12:00:01Z")).Expect(5);
        Assert.That(result.Error, Does.Contain("Try again in"));
    }

    [Test]
    public async Task Some_cameras_of_several_is_6_and_all_of_them_a_failure()
    {
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["Dock", "Gate"]);
        world.Emulator.Faults.Add(FaultRule.Parse($"recordedImage device={world.Id(1)} status=403"));
        string[] export = ["export", "dock", "gate", "--from", "2025-06-01T12:00Z", "--until", "+5s", "-o", "out", "--json"];

        CliResult result = (await world.RunAsync(export)).Expect(6);

        Assert.That(result.OutputLines, Has.Count.EqualTo(2));
        Assert.That(result.OutputLines[0], Does.Contain("\"frames\":6").And.Contain("\"error\":null"));
        Assert.That(result.OutputLines[1], Does.Contain("\"frames\":null").And.Contain("403"));
    }

    /// <summary>All other tests may therefore share a process.</summary>
    [Test]
    public async Task A_process_of_its_own_returns_and_writes_what_a_shared_one_does()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        foreach (string[] arguments in new[] { ["export", "--help"], ["cameras", "--json"], ["get", "dock", "--at", "25:99"],
            new[] { "camera" } })
        {
            CliResult own = await world.RunProcessAsync(arguments), shared = await world.RunAsync(arguments);
            Assert.That((own.ExitCode, own.Output, own.Error), Is.EqualTo((shared.ExitCode, shared.Output, shared.Error)));
        }
    }

    [Test]
    public async Task Help_is_0_and_asks_nobody()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        foreach (string[] arguments in new[] { ["--help"], ["get", "--help"], ["export", "-h"], new[] { "--version" } })
            (await world.RunAsync(arguments)).Expect(0);
        Assert.That((await world.RunAsync("get", "--help")).Output, Does.Contain("Examples:").And.Contain("een-media get"));
        Assert.That(world.Emulator.Journal.Entries, Is.Empty);
    }
}
