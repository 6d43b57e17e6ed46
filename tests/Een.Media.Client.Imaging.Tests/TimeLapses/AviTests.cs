using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.TimeLapses;

public class AviTests
{
    [Test]
    public async Task An_AVI_contains_the_recorded_JPEGs_and_an_index_of_them()
    {
        byte[][] jpegs = [.. Enumerable.Range(0, 7).Select(i => TestImages.Plain(64, 36, new SKColor((byte)(i * 30), 0, 0), 50 + i))];
        using var stream = new MemoryStream();
        Frames frames = Frames.Of(i => jpegs[i]);
        TimeLapseResult result = await TimeLapse.WriteAsync(frames.Take(7), stream, new TimeLapseOptions { FramesPerSecond = 12.5 });

        var avi = new AviFile(stream.ToArray());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(jpegs.Select(jpeg => jpeg.Length % 2), Does.Contain(1), "padding is exercised");
            Assert.That(avi.Frames, Is.EqualTo(jpegs));
            Assert.That(avi.IndexedFrames, Is.EqualTo(jpegs));
            Assert.That((avi.HeaderFrames, avi.StreamFrames), Is.EqualTo((7, 7)));
            Assert.That(avi.Size, Is.EqualTo((64, 36)));
            Assert.That(avi.Rate, Is.EqualTo((25, 2)));
            Assert.That(result.Bytes, Is.EqualTo(stream.Length));
            Assert.That((result.FrameCount, result.Duration), Is.EqualTo((7, TimeSpan.FromSeconds(0.56))));
            Assert.That((result.Width, result.Height, result.Format), Is.EqualTo((64, 36, TimeLapseFormat.MotionJpegAvi)));
            Assert.That((result.First, result.Last), Is.EqualTo((TestImages.Noon, TestImages.Noon.AddSeconds(6))));
            Assert.That(frames.Undisposed, Is.Zero);
        }
    }

    [Test]
    public async Task An_AVI_encodes_frames_again_only_when_they_are_edited()
    {
        using var stream = new MemoryStream();
        var edits = new FrameEdits { MaxWidth = 32, Stamp = new ImageStamp() };
        await TimeLapse.WriteAsync(Frames.Gray().Take(3), stream, new TimeLapseOptions { Edits = edits });
        var avi = new AviFile(stream.ToArray());
        Assert.That(avi.Size, Is.EqualTo((32, 18)));
        using SKBitmap first = FrameDecoder.Decode(avi.Frames[0]);
        Assert.That(first.Info.Size, Is.EqualTo(new SKSizeI(32, 18)));
    }

    [Test]
    public async Task A_frame_of_another_size_is_fitted_into_the_size_of_the_first()
    {
        using var stream = new MemoryStream();
        Frames frames = Frames.Of(i => i == 1 ? TestImages.Plain(100, 100, SKColors.White) : TestImages.Plain(64, 36, SKColors.White));
        await TimeLapse.WriteAsync(frames.Take(3), stream);
        var avi = new AviFile(stream.ToArray());
        using SKBitmap odd = FrameDecoder.Decode(avi.Frames[1]);
        Assert.That(odd.Info.Size, Is.EqualTo(new SKSizeI(64, 36)));
        Assert.That(odd.GetPixel(2, 18).Red, Is.LessThan(12), "black beside the frame");
        Assert.That(odd.GetPixel(32, 18).Red, Is.GreaterThan(243), "the frame in the middle");
    }

    [Test]
    public async Task The_frame_rate_follows_from_the_target_length()
    {
        using var stream = new MemoryStream();
        TimeLapseResult result = await TimeLapse.WriteAsync(
            Frames.Gray().Take(90), stream, new TimeLapseOptions { TargetLength = TimeSpan.FromSeconds(7) });
        var avi = new AviFile(stream.ToArray());
        Assert.That((double)avi.Frames.Count * avi.Rate.Scale / avi.Rate.Rate, Is.EqualTo(7).Within(0.0005));
        Assert.That(result.Duration, Is.EqualTo(TimeSpan.FromSeconds(7)).Within(TimeSpan.FromMilliseconds(0.5)));
    }

    [Test]
    public async Task An_AVI_that_exceeds_the_size_limit_is_refused_and_leaves_no_file()
    {
        using var directory = new TestDirectory();
        Frames frames = Frames.Gray();
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(frames.Take(100), directory["a.avi"], new TimeLapseOptions { MaxBytes = 20_000 }),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("20000 bytes").And.Message.Contains("Split"));
        Assert.That(directory.Files, Is.Empty);
        Assert.That(frames.Undisposed, Is.Zero);
        Assert.That(frames.HandedOut, Is.LessThan(100), "the walk ends there");
    }

    [Test]
    public async Task The_size_limit_of_an_AVI_includes_its_index()
    {
        using var stream = new MemoryStream();
        TimeLapseResult all = await TimeLapse.WriteAsync(Frames.Gray().Take(20), stream);
        using var again = new MemoryStream();
        await TimeLapse.WriteAsync(Frames.Gray().Take(20), again, new TimeLapseOptions { MaxBytes = (int)all.Bytes });
        Assert.That(again.ToArray(), Is.EqualTo(stream.ToArray()));
        await Assert.ThatAsync(
            () => TimeLapse.WriteAsync(Frames.Gray().Take(20), again, new TimeLapseOptions { MaxBytes = (int)all.Bytes - 1 }),
            Throws.TypeOf<EenTimeLapseException>());
    }

    [Test]
    public async Task Ffprobe_finds_every_frame_of_an_AVI()
    {
        Ffmpeg.Require();
        using var directory = new TestDirectory();
        await TimeLapse.SaveAsync(Frames.Of(i => TestImages.Wandering(i, 320, 180)).Take(30), directory["a.avi"]);
        Assert.That(await Ffmpeg.ProbeAsync(directory["a.avi"]), Is.EqualTo("mjpeg,320,180,10/1,30"));
    }
}
