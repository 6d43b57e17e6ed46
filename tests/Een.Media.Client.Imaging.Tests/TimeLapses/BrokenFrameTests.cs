using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.TimeLapses;

/// <summary>A frame is either good, and in the video once, or broken and counted. All three formats agree.</summary>
public class BrokenFrameTests
{
    private static readonly string[] Formats = ["a.avi", "a.webp", "a.mp4"];

    private static readonly string[] Good =
    [
        "day1", "two-jpegs", "exif-orient6", "trailing-zeros", "no-eoi", "ff3c-in-scan", "app-len-0", "thumbnail", "progressive", "gray",
        "no Huffman table", "arithmetic coding",
    ];

    private static readonly string[] Broken = ["no quantization table", "12 bits", "lossless", "5 components", "60000×60000"];

    [Test]
    public async Task A_good_frame_is_in_the_video_once(
        [ValueSource(nameof(Formats))] string format, [ValueSource(nameof(Good))] string name)
    {
        byte[] tested = name switch
        {
            "thumbnail" => JpegCases.WithThumbnail(),
            "no Huffman table" or "arithmetic coding" => JpegCases.Variant(name),
            "gray" => TestImages.GrayScale(160, 96),
            _ => JpegCases.Read(name),
        };
        await AssertFramesAsync(format, i => i % 2 == 1 ? tested : JpegCases.Read("day0"), count: 8, expected: 8);
    }

    [Test]
    public async Task A_broken_frame_is_left_out_and_counted(
        [ValueSource(nameof(Formats))] string format, [ValueSource(nameof(Broken))] string kind)
    {
        byte[] broken = JpegCases.Variant(kind);
        await AssertFramesAsync(format, i => i % 2 == 1 ? broken : JpegCases.Read("day0"), count: 8, expected: 4);
    }

    [Test]
    public async Task The_first_good_frame_decides_the_size(
        [ValueSource(nameof(Formats))] string format, [ValueSource(nameof(Broken))] string kind)
    {
        byte[] broken = JpegCases.Variant(kind);
        await AssertFramesAsync(format, i => i < 2 ? broken : JpegCases.Read("day0"), count: 5, expected: 3);
    }

    [Test]
    public async Task A_time_lapse_with_only_broken_frames_is_refused([ValueSource(nameof(Formats))] string format)
    {
        RequireFor(format);
        using var directory = new TestDirectory();
        byte[] broken = JpegCases.Variant("60000×60000");
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(Frames.Of(_ => broken).Take(3), directory[format]),
            Throws.TypeOf<EenTimeLapseException>().With.Message.Contains("3 frames"));
        Assert.That(directory.Files, Is.Empty);
    }

    [Test]
    public async Task A_frame_of_another_size_is_fitted_in_every_format([ValueSource(nameof(Formats))] string format)
    {
        byte[] large = TestImages.Plain(320, 320, SKColors.White);
        await AssertFramesAsync(format, i => i == 1 ? large : JpegCases.Read("day0"), count: 3, expected: 3);
    }

    private static async Task AssertFramesAsync(string format, Func<int, byte[]> jpeg, int count, int expected)
    {
        RequireFor(format);
        try
        {
            for (int i = 0; i < count; i++)
                TestImages.Frame(jpeg(i)).Dispose();
        }
        catch (ArgumentException e)
        {
            Assert.Ignore($"The client does not accept this JPEG as an image: {e.Message}");
        }

        using var directory = new TestDirectory();
        TimeLapseResult result = await TimeLapse.SaveAsync(Frames.Of(jpeg).Take(count), directory[format]);
        Assert.That((result.FrameCount, result.BrokenFrameCount), Is.EqualTo((expected, count - expected)));
        Assert.That((result.Width, result.Height), Is.EqualTo((160, 96)));
        if (format == "a.webp")
        {
            using SKCodec codec = SKCodec.Create(directory[format]);
            Assert.That(codec.Info.Size, Is.EqualTo(new SKSizeI(160, 96)));
            int shown = codec.FrameInfo.Sum(frame => frame.Duration) / 100;
            Assert.That(shown, Is.EqualTo(expected));
            return;
        }

        if (format == "a.avi")
        {
            var avi = new AviFile(await File.ReadAllBytesAsync(directory[format]));
            Assert.That((avi.HeaderFrames, avi.Frames.Count, avi.Size), Is.EqualTo((expected, expected, (160, 96))));
        }

        if (Ffmpeg.IsPresent)
        {
            string codecName = format == "a.avi" ? "mjpeg" : "h264";
            Assert.That(await Ffmpeg.ProbeAsync(directory[format]), Is.EqualTo($"{codecName},160,96,10/1,{expected}"));
            Assert.That(await Ffmpeg.ShownSizesAsync(directory[format]), Is.EqualTo(Enumerable.Repeat("160x96", expected)));
        }
    }

    private static void RequireFor(string format)
    {
        if (format == "a.mp4")
            Ffmpeg.Require();
    }
}
