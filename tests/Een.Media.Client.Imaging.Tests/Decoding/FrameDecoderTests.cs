using Een.Media.Client.Imaging.Tests.Support;
using NUnit.Framework.Constraints;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Decoding;

public class FrameDecoderTests
{
    [Test]
    public void A_frame_is_decoded_at_full_size_by_default()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(640, 360));
        using SKBitmap bitmap = frame.ToBitmap();

        Assert.That(bitmap.Info.Size, Is.EqualTo(new SKSizeI(640, 360)));
        Assert.That(bitmap.GetPixel(100, 180), Is.EqualTo(SKColors.Red).Using<SKColor>(Close));
        Assert.That(bitmap.GetPixel(540, 180), Is.EqualTo(SKColors.Blue).Using<SKColor>(Close));
    }

    [Test]
    public void An_SKImage_has_the_same_pixels_as_the_bitmap()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(64, 32));
        using SKBitmap bitmap = frame.ToBitmap();
        using SKImage image = frame.ToImage();
        using SKBitmap copy = SKBitmap.FromImage(image);
        Assert.That(copy.Bytes, Is.EqualTo(bitmap.Bytes));
    }

    [TestCase(320, null, 320, 180)]
    [TestCase(null, 90, 160, 90)]
    [TestCase(100, 100, 100, 56)]
    [TestCase(5000, 5000, 640, 360, Description = "never enlarged")]
    [TestCase(1, 1, 1, 1)]
    public void A_decoded_frame_fits_into_the_given_size(int? maxWidth, int? maxHeight, int width, int height)
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(640, 360));
        using SKBitmap bitmap = frame.ToBitmap(new DecodeOptions { MaxWidth = maxWidth, MaxHeight = maxHeight });

        Assert.That(bitmap.Info.Size, Is.EqualTo(new SKSizeI(width, height)));
        if (width > 1)
        {
            Assert.That(bitmap.GetPixel(width / 4, height / 2), Is.EqualTo(SKColors.Red).Using<SKColor>(Close));
            Assert.That(bitmap.GetPixel(width * 3 / 4, height / 2), Is.EqualTo(SKColors.Blue).Using<SKColor>(Close));
        }
    }

    [Test]
    public void A_JPEG_that_claims_65500_by_65500_pixels_is_refused_before_memory_is_allocated()
    {
        EenImageException? error = Assert.Throws<EenImageException>(() => FrameDecoder.Decode(TestImages.Bomb()));
        Assert.That(error!.Problem, Is.EqualTo(ImageProblem.TooLarge));
        Assert.That(error.Message, Does.Contain("65500×65500").And.Contain("MaxPixels"));
    }

    [Test]
    public void The_caller_sets_the_largest_number_of_pixels()
    {
        byte[] jpeg = TestImages.Plain(100, 100, SKColors.Gray);
        using (SKBitmap bitmap = FrameDecoder.Decode(jpeg, new DecodeOptions { MaxPixels = 10_000 }))
            Assert.That(bitmap.Width, Is.EqualTo(100));
        Assert.That(
            () => FrameDecoder.Decode(jpeg, new DecodeOptions { MaxPixels = 9_999 }),
            Throws.TypeOf<EenImageException>().With.Property(nameof(EenImageException.Problem)).EqualTo(ImageProblem.TooLarge));
    }

    [Test]
    public void A_JPEG_cut_off_anywhere_throws_a_typed_error()
    {
        byte[] jpeg = TestImages.RedAndBlue(64, 64);
        for (int length = 0; length < jpeg.Length - 2; length++)
        {
            int cut = length;
            Assert.That(() => FrameDecoder.Decode(jpeg.AsSpan(0, cut)).Dispose(), Throws.TypeOf<EenImageException>(), $"cut at {cut}");
        }
    }

    [Test]
    public void Half_a_JPEG_is_reported_as_truncated()
    {
        byte[] jpeg = TestImages.RedAndBlue(640, 360);
        Assert.That(
            () => FrameDecoder.Decode(jpeg.AsSpan(0, jpeg.Length / 2)),
            Throws.TypeOf<EenImageException>().With.Property(nameof(EenImageException.Problem)).EqualTo(ImageProblem.Truncated));
    }

    [TestCase(SKEncodedImageFormat.Png)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public void Other_formats_than_JPEG_are_not_decoded(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(8, 8);
        using SKData data = bitmap.Encode(format, 90);
        Assert.That(
            () => FrameDecoder.Decode(data.Span),
            Throws.TypeOf<EenImageException>().With.Property(nameof(EenImageException.Problem)).EqualTo(ImageProblem.NotAJpeg));
    }

    [Test]
    public void Options_out_of_range_are_refused_by_name()
    {
        Assert.That(() => new DecodeOptions { MaxWidth = 0 }, Refused("MaxWidth"));
        Assert.That(() => new DecodeOptions { MaxHeight = -1 }, Refused("MaxHeight"));
        Assert.That(() => new DecodeOptions { MaxPixels = 0 }, Refused("MaxPixels"));
        static Constraint Refused(string name) => Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(name);
    }

    [Test]
    public void A_disposed_image_is_not_decoded()
    {
        RecordedImage frame = TestImages.Frame(TestImages.Plain(8, 8, SKColors.Gray));
        frame.Dispose();
        Assert.That(() => frame.ToBitmap(), Throws.TypeOf<ObjectDisposedException>());
    }

    private static bool Close(SKColor a, SKColor b) =>
        Math.Abs(a.Red - b.Red) <= 6 && Math.Abs(a.Green - b.Green) <= 6 && Math.Abs(a.Blue - b.Blue) <= 6;
}
