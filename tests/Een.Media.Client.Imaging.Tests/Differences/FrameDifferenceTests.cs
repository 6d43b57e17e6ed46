using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Differences;

public class FrameDifferenceTests
{
    [Test]
    public void A_frame_does_not_differ_from_itself_or_from_a_copy_of_lower_quality()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(640, 360));
        using RecordedImage poor = TestImages.Frame(frame.ToJpeg(new FrameEdits(), quality: 40));
        Assert.That(FrameDifference.Between(frame, frame), Is.EqualTo(default(FrameDifference)));
        Assert.That(FrameDifference.Between(frame, poor).ChangedArea, Is.Zero);
    }

    [Test]
    public void A_black_and_a_white_frame_differ_completely()
    {
        using RecordedImage black = TestImages.Frame(TestImages.Plain(640, 360, SKColors.Black));
        using RecordedImage white = TestImages.Frame(TestImages.Plain(640, 360, SKColors.White));
        FrameDifference difference = FrameDifference.Between(black, white);
        Assert.That(difference.ChangedArea, Is.EqualTo(1));
        Assert.That(difference.Mean, Is.EqualTo(1).Within(0.01));
        Assert.That(FrameDifference.Between(white, black), Is.EqualTo(difference));
    }

    [Test]
    public void Frames_of_different_sizes_can_be_compared()
    {
        using RecordedImage small = TestImages.Frame(TestImages.RedAndBlue(320, 180));
        using RecordedImage large = TestImages.Frame(TestImages.RedAndBlue(1920, 1080));
        Assert.That(FrameDifference.Between(small, large).ChangedArea, Is.LessThan(0.02));
    }

    [TestCase(8, 8)]
    [TestCase(1, 1)]
    [TestCase(2000, 10)]
    public void Tiny_and_narrow_frames_can_be_compared(int width, int height)
    {
        using RecordedImage black = TestImages.Frame(TestImages.Plain(width, height, SKColors.Black));
        using RecordedImage white = TestImages.Frame(TestImages.Plain(width, height, SKColors.White));
        Assert.That(FrameDifference.Between(black, white).ChangedArea, Is.EqualTo(1));
    }

    [Test]
    public void The_changed_area_is_the_area_of_the_object_that_appeared()
    {
        using RecordedImage empty = TestImages.Frame(TestImages.Plain(640, 360, SKColors.Gray));
        using RecordedImage box = TestImages.Frame(TestImages.Jpeg(640, 360, canvas =>
        {
            canvas.Clear(SKColors.Gray);
            using var paint = new SKPaint { Color = SKColors.White };
            canvas.DrawRect(100, 100, 160, 90, paint);
        }));

        // 16 columns and 9 rows of cells, and cells at the edges that are covered far enough.
        Assert.That(FrameDifference.Between(empty, box).ChangedArea, Is.InRange(15 * 8 / 2304.0, 18 * 11 / 2304.0));
    }

    [Test]
    public async Task Frames_without_a_change_are_left_out_and_disposed()
    {
        SKColor[] shades = [SKColors.Black, SKColors.Black, SKColors.Black, SKColors.White, SKColors.White, SKColors.Black];
        Frames frames = Frames.Of(i => TestImages.Plain(64, 36, shades[i]));
        List<double> kept = [];
        await foreach (RecordedImage frame in frames.Take(6).WhereChangedAsync())
        {
            Assert.That(frame.Data.Length, Is.GreaterThan(0));
            Assert.That(frames.Undisposed, Is.EqualTo(1));
            using (frame)
                kept.Add((frame.Timestamp - TestImages.Noon).TotalSeconds);
        }

        Assert.That(kept, Is.EqualTo(new[] { 0.0, 3, 5 }));
    }

    [Test]
    public async Task A_slow_change_is_found()
    {
        // Each frame is two shades lighter than the one before: never a clear change from one to the next.
        Frames frames = Frames.Of(i => TestImages.Plain(64, 36, new SKColor((byte)(2 * i), (byte)(2 * i), (byte)(2 * i))));
        int kept = 0;
        await foreach (RecordedImage frame in frames.Take(100).WhereChangedAsync())
        {
            frame.Dispose();
            kept++;
        }

        Assert.That(kept, Is.InRange(10, 15));
    }

    [TestCase(0, 3)]
    [TestCase(1, 1)]
    public async Task The_caller_sets_the_threshold(double threshold, int expected)
    {
        int kept = 0;
        await foreach (RecordedImage frame in Frames.Of(i => TestImages.Wandering(i)).Take(3).WhereChangedAsync(threshold))
        {
            frame.Dispose();
            kept++;
        }

        Assert.That(kept, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_frame_that_cannot_be_decoded_is_returned()
    {
        byte[] bomb = TestImages.Bomb();
        byte[] good = TestImages.Plain(64, 36, SKColors.Gray);
        int kept = 0;
        await foreach (RecordedImage frame in Frames.Of(i => i == 1 ? bomb : good).Take(4).WhereChangedAsync())
        {
            frame.Dispose();
            kept++;
        }

        Assert.That(kept, Is.EqualTo(2));
    }

    [TestCase(1.0, 2, TestName = "{m}(by day)")]
    [TestCase(0.25, 4, TestName = "{m}(at night, with more noise)")]
    public async Task A_walking_person_is_found_with_the_default_threshold(double light, int noise)
    {
        List<int> kept = [];
        IAsyncEnumerable<RecordedImage> frames = Frames.Of(n => Yard(light, noise, n, person: n < 20 ? null : n - 20)).Take(40);
        await foreach (RecordedImage frame in frames.WhereChangedAsync())
        {
            using (frame)
                kept.Add((int)(frame.Timestamp - TestImages.Noon).TotalSeconds);
        }

        Assert.That(kept[..1], Is.EqualTo(new[] { 0 }));
        Assert.That(kept.Skip(1).Where(second => second < 20), Is.Empty, "noise is not a change");
        Assert.That(kept.Count(second => second >= 20), Is.GreaterThan(5), "the person is found again and again");
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void A_threshold_out_of_range_is_refused_at_the_call(double threshold) =>
        Assert.That(
            () => Frames.Gray().Take(1).WhereChangedAsync(threshold),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("threshold"));

    /// <summary>A yard with noise, and a person of 14×36 pixels who walks 8 pixels from frame to frame.</summary>
    private static byte[] Yard(double light, int noise, int seed, int? person)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(new SKImageInfo(640, 360, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(Shade(110));
            Fill(canvas, new SKRect(0, 0, 640, 120), 170);
            Fill(canvas, new SKRect(60, 90, 260, 230), 60);
            if (person is { } step)
                Fill(canvas, SKRect.Create(300 + (8 * step), 180, 14, 36), 50);
        }

        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int i = 0; i < pixels.Length; i += 4)
        {
            int grain = random.Next(-3 * noise, (3 * noise) + 1);
            for (int channel = 0; channel < 3; channel++)
                pixels[i + channel] = (byte)Math.Clamp(pixels[i + channel] + grain, 0, 255);
        }

        return bitmap.ToJpeg(80);

        void Fill(SKCanvas canvas, SKRect area, int gray)
        {
            using var paint = new SKPaint { Color = Shade(gray) };
            canvas.DrawRect(area, paint);
        }

        SKColor Shade(int gray) => new((byte)(gray * light), (byte)(gray * light), (byte)(gray * light));
    }
}
