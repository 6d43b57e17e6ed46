using Een.Media.Client.Imaging.Tests.Support;

namespace Een.Media.Client.Imaging.Tests.TimeLapses;

public class TimeLapseTests
{
    [TestCase("a.avi", TimeLapseFormat.MotionJpegAvi)]
    [TestCase("a.WEBP", TimeLapseFormat.AnimatedWebp)]
    public async Task The_name_says_the_format(string name, TimeLapseFormat format)
    {
        using var directory = new TestDirectory();
        TimeLapseResult result = await TimeLapse.SaveAsync(Frames.Grey().Take(3), directory[name]);
        Assert.That(result.Format, Is.EqualTo(format));
        Assert.That(directory.Files, Is.EqualTo(new[] { name }));
    }

    [Test]
    public async Task An_unknown_name_is_refused_unless_the_format_is_given()
    {
        using var directory = new TestDirectory();
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Grey().Take(3), directory["a.mov"]),
            Throws.ArgumentException.With.Message.Contains(".mov").And.Message.Contains(".avi"));
        TimeLapseResult result = await TimeLapse.SaveAsync(Frames.Grey().Take(3), directory["a.mov"], new TimeLapseOptions { Format = TimeLapseFormat.MotionJpegAvi });
        Assert.That(result.FrameCount, Is.EqualTo(3));
    }

    [Test]
    public async Task An_existing_file_is_replaced_only_by_a_complete_one([Values("a.avi", "a.webp")] string name)
    {
        using var directory = new TestDirectory();
        await File.WriteAllTextAsync(directory[name], "the old one");
        await Assert.ThatAsync(() => TimeLapse.SaveAsync(Failing(20), directory[name]), Throws.InvalidOperationException);
        Assert.That(await File.ReadAllTextAsync(directory[name]), Is.EqualTo("the old one"));
        Assert.That(directory.Files, Has.Length.EqualTo(1));
        await TimeLapse.SaveAsync(Frames.Grey().Take(20), directory[name]);
        Assert.That((await File.ReadAllBytesAsync(directory[name]))[..4], Is.EqualTo("RIFF"u8.ToArray()));
    }

    [Test]
    public async Task A_stream_gets_all_or_nothing()
    {
        using var stream = new MemoryStream();
        await Assert.ThatAsync(() => TimeLapse.WriteAsync(Failing(20), stream), Throws.InvalidOperationException);
        Assert.That(stream.Length, Is.Zero);
    }

    [Test]
    public async Task Cancellation_leaves_no_half_file([Values("a.avi", "a.webp")] string name)
    {
        using var directory = new TestDirectory();
        using var source = new CancellationTokenSource();
        Frames frames = Frames.Grey();
        var progress = new Reports(report =>
        {
            if (report.Frames == 30)
                source.Cancel();
        });
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(frames.Take(1000), directory[name], new TimeLapseOptions { Progress = progress }, source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(directory.Files, Is.Empty);
        Assert.That((frames.Undisposed, frames.HandedOut), Is.EqualTo((0, 30)));
    }

    [Test]
    public async Task Cancellation_that_the_walk_does_not_notice_still_counts()
    {
        using var directory = new TestDirectory();
        using var source = new CancellationTokenSource();
        var progress = new Reports(report => source.Cancel());
        async IAsyncEnumerable<RecordedImage> One()
        {
            await Task.Yield();
            yield return Pictures.Frame(Pictures.Plain(8, 8, default));
        }

        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(One(), directory["a.avi"], new TimeLapseOptions { Progress = progress }, source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(directory.Files, Is.Empty);
    }

    [Test]
    public async Task Progress_counts_every_frame()
    {
        List<TimeLapseProgress> reports = [];
        using var stream = new MemoryStream();
        await TimeLapse.WriteAsync(Frames.Grey().Take(3), stream, new TimeLapseOptions { Progress = new Reports(reports.Add) });
        Assert.That(reports, Is.EqualTo(Enumerable.Range(0, 3).Select(i => new TimeLapseProgress(i + 1, Pictures.Noon.AddSeconds(i)))));
    }

    [Test]
    public async Task A_frame_that_cannot_be_decoded_is_left_out_and_counted()
    {
        byte[] bomb = Pictures.Bomb();
        byte[] good = Pictures.Plain(64, 36, default);
        using var stream = new MemoryStream();
        TimeLapseResult result = await TimeLapse.WriteAsync(
            Frames.Of(i => i is 0 or 3 ? bomb : good).Take(6), stream, new TimeLapseOptions { Edits = new FrameEdits { Stamp = new ImageStamp() } });
        Assert.That((result.FrameCount, result.BrokenFrameCount), Is.EqualTo((4, 2)));
        Assert.That((result.First, result.Width), Is.EqualTo((Pictures.Noon.AddSeconds(1), 64)));
        Assert.That(new AviFile(stream.ToArray()).Frames, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task No_frames_are_no_film([Values("a.avi", "a.webp")] string name)
    {
        using var directory = new TestDirectory();
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Grey().Take(0), directory[name]),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("no frames"));
        Assert.That(directory.Files, Is.Empty);
    }

    [Test]
    public async Task Both_rate_and_length_contradict_each_other()
    {
        using var stream = new MemoryStream();
        Frames frames = Frames.Grey();
        await Assert.ThatAsync(
            () => TimeLapse.WriteAsync(frames.Take(3), stream, new TimeLapseOptions { FramesPerSecond = 5, TargetLength = TimeSpan.FromSeconds(3) }),
            Throws.ArgumentException.With.Message.Contains("not both"));
        Assert.That(frames.HandedOut, Is.Zero);
    }

    [Test]
    public void Options_out_of_range_are_refused_by_name()
    {
        Assert.That(() => new TimeLapseOptions { FramesPerSecond = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("FramesPerSecond"));
        Assert.That(() => new TimeLapseOptions { FramesPerSecond = double.NaN }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TimeLapseOptions { TargetLength = TimeSpan.Zero }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("TargetLength"));
        Assert.That(() => new TimeLapseOptions { Quality = 101 }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Quality"));
        Assert.That(() => new TimeLapseOptions { MaxBytes = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("MaxBytes"));
        Assert.That(() => new TimeLapseOptions { Format = (TimeLapseFormat)9 }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Format"));
    }

    private static async IAsyncEnumerable<RecordedImage> Failing(int after)
    {
        await foreach (RecordedImage frame in Frames.Grey().Take(after))
            yield return frame;
        throw new InvalidOperationException("The walk failed.");
    }

    /// <summary>Unlike <see cref="Progress{T}"/>, reports at once.</summary>
    private sealed class Reports(Action<TimeLapseProgress> action) : IProgress<TimeLapseProgress>
    {
        public void Report(TimeLapseProgress value) => action(value);
    }
}
