using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.TimeLapses;

public class WebpTests
{
    /// <summary>More than two groups of frames, so that what joins them is exercised.</summary>
    private const int Count = 37;

    [Test]
    public async Task Every_frame_is_there_in_order_and_lasts_its_time()
    {
        // Frames within a group differ in a part only.
        Frames frames = Frames.Of(i => Pictures.Wandering(i));
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
            using SKBitmap expected = FrameDecoder.Decode(Pictures.Wandering(i));
            Assert.That(Comparison.ShareOfDifferentPixels(expected, bitmap, 64), Is.LessThan(0.005), $"frame {i}");
        }

        Assert.That(frames.Undisposed, Is.Zero);
    }

    [Test]
    public async Task Frames_that_look_the_same_last_as_long_as_they_did()
    {
        byte[] still = Pictures.RedAndBlue(64, 36);
        using var stream = new MemoryStream();
        await TimeLapse.WriteAsync(Frames.Of(_ => still).Take(Count), stream, new TimeLapseOptions { Format = TimeLapseFormat.AnimatedWebp, TargetLength = TimeSpan.FromSeconds(5) });
        using SKCodec codec = SKCodec.Create(new SKMemoryStream(stream.ToArray()));
        Assert.That(codec.FrameInfo.Sum(frame => frame.Duration), Is.EqualTo(5000));
    }

    [Test]
    public async Task One_frame_is_a_film_too()
    {
        using var stream = new MemoryStream();
        await TimeLapse.WriteAsync(Frames.Grey().Take(1), stream, new TimeLapseOptions { Format = TimeLapseFormat.AnimatedWebp });
        using SKCodec codec = SKCodec.Create(new SKMemoryStream(stream.ToArray()));
        Assert.That(codec.Info.Size, Is.EqualTo(new SKSizeI(64, 36)));
    }

    [Test]
    public async Task The_limit_holds()
    {
        using var directory = new TestDirectory();
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Of(i => Pictures.Wandering(i)).Take(Count), directory["a.webp"], new TimeLapseOptions { MaxBytes = 3_000 }),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("3000 bytes"));
        Assert.That(directory.Files, Is.Empty);
    }
}
