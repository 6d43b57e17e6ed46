using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.TimeLapses;

public class WebpTests
{
    /// <summary>More than two groups of frames: joining groups is exercised.</summary>
    private const int Count = 37;

    [Test]
    public async Task Every_frame_is_in_the_WebP_in_order_with_its_duration()
    {
        // Frames within a group differ in a part only.
        Frames frames = Frames.Of(i => TestImages.Wandering(i));
        using var stream = new MemoryStream();
        TimeLapseResult result = await TimeLapse.WriteAsync(
            frames.Take(Count), stream, new TimeLapseOptions { Format = TimeLapseFormat.AnimatedWebp, FramesPerSecond = 30 });

        using SKCodec codec = SKCodec.Create(new SKMemoryStream(stream.ToArray()));
        Assert.That(codec.Info.Size, Is.EqualTo(new SKSizeI(160, 90)));
        Assert.That(codec.FrameCount, Is.EqualTo(Count));
        Assert.That(codec.FrameInfo.Sum(frame => frame.Duration), Is.EqualTo(Math.Round(Count * 1000 / 30.0)));
        Assert.That(codec.FrameInfo.Select(frame => frame.Duration), Is.All.InRange(33, 34));
        Assert.That(result.Duration.TotalMilliseconds, Is.EqualTo(Count * 1000 / 30.0).Within(0.01));
        using var bitmap = new SKBitmap(new SKImageInfo(160, 90));
        for (int i = 0; i < Count; i++)
        {
            Assert.That(codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(i)), Is.EqualTo(SKCodecResult.Success));
            using SKBitmap expected = FrameDecoder.Decode(TestImages.Wandering(i));
            Assert.That(Comparison.FractionOfDifferentPixels(expected, bitmap, 64), Is.LessThan(0.005), $"frame {i}");
        }

        Assert.That(frames.Undisposed, Is.Zero);
    }

    [Test]
    public async Task Equal_frames_keep_their_total_duration_in_the_WebP()
    {
        byte[] still = TestImages.RedAndBlue(64, 36);
        using var stream = new MemoryStream();
        var options = new TimeLapseOptions { Format = TimeLapseFormat.AnimatedWebp, TargetLength = TimeSpan.FromSeconds(5) };
        await TimeLapse.WriteAsync(Frames.Of(_ => still).Take(Count), stream, options);
        using SKCodec codec = SKCodec.Create(new SKMemoryStream(stream.ToArray()));
        Assert.That(codec.FrameInfo.Sum(frame => frame.Duration), Is.EqualTo(5000));
    }

    [Test]
    public async Task A_single_frame_makes_a_WebP()
    {
        using var stream = new MemoryStream();
        await TimeLapse.WriteAsync(Frames.Gray().Take(1), stream, new TimeLapseOptions { Format = TimeLapseFormat.AnimatedWebp });
        using SKCodec codec = SKCodec.Create(new SKMemoryStream(stream.ToArray()));
        Assert.That(codec.Info.Size, Is.EqualTo(new SKSizeI(64, 36)));
    }

    [Test]
    public async Task A_WebP_that_exceeds_the_size_limit_is_refused()
    {
        using var directory = new TestDirectory();
        IAsyncEnumerable<RecordedImage> frames = Frames.Of(i => TestImages.Wandering(i)).Take(Count);
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(frames, directory["a.webp"], new TimeLapseOptions { MaxBytes = 3_000 }),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("3000 bytes"));
        Assert.That(directory.Files, Is.Empty);
    }
}
