using Een.Media.Client.Imaging.Tests.Support;
using NUnit.Framework.Constraints;

namespace Een.Media.Client.Imaging.Tests.TimeLapses;

public class TimeLapseTests
{
    [TestCase("a.avi", TimeLapseFormat.MotionJpegAvi)]
    [TestCase("a.WEBP", TimeLapseFormat.AnimatedWebp)]
    public async Task The_file_extension_selects_the_format(string name, TimeLapseFormat format)
    {
        using var directory = new TestDirectory();
        TimeLapseResult result = await TimeLapse.SaveAsync(Frames.Gray().Take(3), directory[name]);
        Assert.That(result.Format, Is.EqualTo(format));
        Assert.That(directory.Files, Is.EqualTo(new[] { name }));
    }

    [Test]
    public async Task An_unknown_extension_is_refused_unless_the_format_is_given()
    {
        using var directory = new TestDirectory();
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Gray().Take(3), directory["a.mov"]),
            Throws.ArgumentException.With.Message.Contains(".mov").And.Message.Contains(".avi"));
        var options = new TimeLapseOptions { Format = TimeLapseFormat.MotionJpegAvi };
        TimeLapseResult result = await TimeLapse.SaveAsync(Frames.Gray().Take(3), directory["a.mov"], options);
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
        await TimeLapse.SaveAsync(Frames.Gray().Take(20), directory[name]);
        Assert.That((await File.ReadAllBytesAsync(directory[name]))[..4], Is.EqualTo("RIFF"u8.ToArray()));
    }

    [Test]
    public async Task A_stream_receives_the_whole_video_or_nothing()
    {
        using var stream = new MemoryStream();
        await Assert.ThatAsync(() => TimeLapse.WriteAsync(Failing(20), stream), Throws.InvalidOperationException);
        Assert.That(stream.Length, Is.Zero);
    }

    [Test]
    public async Task Cancellation_leaves_no_partial_file([Values("a.avi", "a.webp")] string name)
    {
        using var directory = new TestDirectory();
        using var source = new CancellationTokenSource();
        Frames frames = Frames.Gray();
        var progress = new Reports(report =>
        {
            if (report.FrameCount == 30)
                source.Cancel();
        });
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(frames.Take(1000), directory[name], new TimeLapseOptions { Progress = progress }, source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(directory.Files, Is.Empty);
        Assert.That((frames.Undisposed, frames.HandedOut), Is.EqualTo((0, 30)));
    }

    [Test]
    public async Task Cancellation_is_honored_when_the_frames_end_without_noticing_it()
    {
        using var directory = new TestDirectory();
        using var source = new CancellationTokenSource();
        var progress = new Reports(report => source.Cancel());
        async IAsyncEnumerable<RecordedImage> One()
        {
            await Task.Yield();
            yield return TestImages.Frame(TestImages.Plain(8, 8, default));
        }

        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(One(), directory["a.avi"], new TimeLapseOptions { Progress = progress }, source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(directory.Files, Is.Empty);
    }

    [Test]
    public async Task Progress_is_reported_for_every_frame()
    {
        List<TimeLapseProgress> reports = [];
        using var stream = new MemoryStream();
        await TimeLapse.WriteAsync(Frames.Gray().Take(3), stream, new TimeLapseOptions { Progress = new Reports(reports.Add) });
        (int, DateTimeOffset)[] expected = [(1, TestImages.Noon), (2, TestImages.Noon.AddSeconds(1)), (3, TestImages.Noon.AddSeconds(2))];
        Assert.That(reports.Select(report => (report.FrameCount, report.Timestamp)), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_frame_that_cannot_be_decoded_is_left_out_and_counted()
    {
        byte[] bomb = TestImages.Bomb();
        byte[] good = TestImages.Plain(64, 36, default);
        using var stream = new MemoryStream();
        var options = new TimeLapseOptions { Edits = new FrameEdits { Stamp = new ImageStamp() } };
        TimeLapseResult result = await TimeLapse.WriteAsync(Frames.Of(i => i is 0 or 3 ? bomb : good).Take(6), stream, options);
        Assert.That((result.FrameCount, result.BrokenFrameCount), Is.EqualTo((4, 2)));
        Assert.That((result.First, result.Width), Is.EqualTo((TestImages.Noon.AddSeconds(1), 64)));
        Assert.That(new AviFile(stream.ToArray()).Frames, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_time_lapse_without_frames_is_refused([Values("a.avi", "a.webp")] string name)
    {
        using var directory = new TestDirectory();
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Gray().Take(0), directory[name]),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("no frames"));
        Assert.That(directory.Files, Is.Empty);
    }

    [Test]
    public async Task A_frame_rate_together_with_a_target_length_is_refused()
    {
        using var stream = new MemoryStream();
        Frames frames = Frames.Gray();
        await Assert.ThatAsync(
            () => TimeLapse.WriteAsync(
                frames.Take(3), stream, new TimeLapseOptions { FramesPerSecond = 5, TargetLength = TimeSpan.FromSeconds(3) }),
            Throws.ArgumentException.With.Message.Contains("not both"));
        Assert.That(frames.HandedOut, Is.Zero);
    }

    [Test]
    public void Options_out_of_range_are_refused_by_name()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new TimeLapseOptions { FramesPerSecond = 0 }, Refused("FramesPerSecond"));
            Assert.That(() => new TimeLapseOptions { FramesPerSecond = double.NaN }, Refused("FramesPerSecond"));
            Assert.That(() => new TimeLapseOptions { TargetLength = TimeSpan.Zero }, Refused("TargetLength"));
            Assert.That(() => new TimeLapseOptions { Quality = 101 }, Refused("Quality"));
            Assert.That(() => new TimeLapseOptions { MaxBytes = 0 }, Refused("MaxBytes"));
            Assert.That(() => new TimeLapseOptions { Format = (TimeLapseFormat)9 }, Refused("Format"));
        }

        static Constraint Refused(string name) => Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(name);
    }

    private static async IAsyncEnumerable<RecordedImage> Failing(int after)
    {
        await foreach (RecordedImage frame in Frames.Gray().Take(after))
            yield return frame;
        throw new InvalidOperationException("The walk failed.");
    }

    /// <summary>Unlike <see cref="Progress{T}"/>, reports synchronously.</summary>
    private sealed class Reports(Action<TimeLapseProgress> action) : IProgress<TimeLapseProgress>
    {
        public void Report(TimeLapseProgress value) => action(value);
    }
}
