using Een.Media.Client.Imaging.Tests.Support;

namespace Een.Media.Client.Imaging.Tests.TimeLapses;

public class Mp4Tests
{
    [TestCase(10.0, null, "10/1")]
    [TestCase(null, 3.0, "10/1")]
    [TestCase(29.97, null, "2997/100")]
    public async Task Ffprobe_finds_every_frame_of_an_MP4(double? rate, double? seconds, string expected)
    {
        Ffmpeg.Require();
        using var directory = new TestDirectory();
        Frames frames = Frames.Gray(320, 180);
        TimeLapseResult result = await TimeLapse.SaveAsync(
            frames.Take(30),
            directory["a.mp4"],
            new TimeLapseOptions { FramesPerSecond = rate, TargetLength = seconds is { } s ? TimeSpan.FromSeconds(s) : null });
        Assert.That(await Ffmpeg.ProbeAsync(directory["a.mp4"]), Is.EqualTo($"h264,320,180,{expected},30"));
        Assert.That(result.Bytes, Is.EqualTo(new FileInfo(directory["a.mp4"]).Length));
        Assert.That(directory.Files, Is.EqualTo(new[] { "a.mp4" }));
        Assert.That(frames.Undisposed, Is.Zero);
    }

    [Test]
    public async Task An_MP4_rounds_odd_sizes_up_to_even_ones()
    {
        Ffmpeg.Require();
        using var directory = new TestDirectory();
        await TimeLapse.SaveAsync(Frames.Gray(161, 91).Take(5), directory["a.mp4"]);
        Assert.That(await Ffmpeg.ProbeAsync(directory["a.mp4"]), Does.StartWith("h264,162,92,"));
    }

    [Test]
    public async Task A_missing_ffmpeg_is_reported_before_the_first_frame_is_requested()
    {
        Frames frames = Frames.Gray();
        using var directory = new TestDirectory();
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(frames.Take(3), directory["a.mp4"], new TimeLapseOptions { FfmpegPath = directory["nowhere"] }),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("FfmpegPath"));
        Assert.That(frames.HandedOut, Is.Zero);
        Assert.That(directory.Files, Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task An_error_message_of_ffmpeg_is_in_the_exception()
    {
        using var directory = new TestDirectory();
        string fake = FakeFfmpeg.Create(directory, "cat > /dev/null; echo 'Unknown encoder libx264' >&2; exit 3");
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Gray().Take(3), directory["a.mp4"], new TimeLapseOptions { FfmpegPath = fake }),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("Unknown encoder libx264").And.Message.Contains("code 3"));
        Assert.That(directory.Files, Is.EqualTo(new[] { "fake" }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task What_ffmpeg_says_about_the_temporary_file_names_the_requested_one()
    {
        using var directory = new TestDirectory();
        string fake = FakeFfmpeg.Create(directory, "cat > /dev/null; echo \"$last: No space left on device\" >&2; exit 1");
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Gray().Take(3), directory["a.mp4"], new TimeLapseOptions { FfmpegPath = fake }),
            Throws.TypeOf<EenTimeLapseException>()
                .With.Message.Contains($"{directory["a.mp4"]}: No space left on device").And.Message.Not.Contains(".tmp"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task An_ffmpeg_that_writes_nothing_has_failed_and_leaves_no_file()
    {
        using var directory = new TestDirectory();
        string fake = FakeFfmpeg.Create(directory, "cat > /dev/null");
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Gray().Take(3), directory["a.mp4"], new TimeLapseOptions { FfmpegPath = fake }),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("No file was written"));
        Assert.That(directory.Files, Is.EqualTo(new[] { "fake" }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task An_ffmpeg_that_exits_early_is_reported_at_once()
    {
        using var directory = new TestDirectory();
        string fake = FakeFfmpeg.Create(directory, "echo 'no space left' >&2; exit 1");
        Frames frames = Frames.Gray(640, 360);
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(frames.Take(100_000), directory["a.mp4"], new TimeLapseOptions { FfmpegPath = fake }),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("no space left"));
        Assert.That(frames.HandedOut, Is.LessThan(100_000));
        Assert.That(frames.Undisposed, Is.Zero);
    }

    [Test]
    [Platform("Linux")]
    public async Task Cancellation_kills_ffmpeg_and_leaves_no_file()
    {
        using var directory = new TestDirectory();
        string pidFile = directory["pid"];
        string fake = FakeFfmpeg.Create(directory, $"echo $$ > '{pidFile}.part'; mv '{pidFile}.part' '{pidFile}'; exec sleep 1000");
        using var source = new CancellationTokenSource();
        async IAsyncEnumerable<RecordedImage> CancelledOnceItRuns()
        {
            await foreach (RecordedImage frame in Frames.Gray().Take(3))
            {
                yield return frame;
                while (!File.Exists(pidFile))
                    await Task.Yield();
            }

            await source.CancelAsync();
        }

        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(CancelledOnceItRuns(), directory["a.mp4"], new TimeLapseOptions { FfmpegPath = fake }, source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(pidFile)).Trim()}"), Is.False, "the process is gone");
        Assert.That(directory.Files, Is.EquivalentTo(new[] { "fake", "pid" }));
    }
}
