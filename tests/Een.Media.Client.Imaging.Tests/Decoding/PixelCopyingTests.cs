using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Decoding;

public class PixelCopyingTests
{
    [TestCase(PixelFormat.Bgra32, new byte[] { 0, 0, 255, 255 })]
    [TestCase(PixelFormat.Rgba32, new byte[] { 255, 0, 0, 255 })]
    [TestCase(PixelFormat.Gray8, new byte[] { 54 })]
    public void Pixels_are_copied_in_the_requested_order(PixelFormat format, byte[] red)
    {
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(16, 8, SKColors.Red, quality: 100));
        byte[] pixels = new byte[(16 * 8 * red.Length) + 3];
        SKSizeI size = frame.CopyPixelsTo(pixels, format);
        Assert.That(size, Is.EqualTo(new SKSizeI(16, 8)));
        Assert.That(pixels[..red.Length], Is.EqualTo(red).Within(3));
        Assert.That(pixels[^(red.Length + 3)..^3], Is.EqualTo(red).Within(3), "the last pixel");
        Assert.That(pixels[^3..], Is.EqualTo(new byte[3]), "the bytes behind it");
    }

    [Test]
    public void Pixels_are_copied_at_a_reduced_size()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(640, 360));
        byte[] pixels = new byte[64 * 36 * 4];
        SKSizeI size = frame.CopyPixelsTo(pixels, PixelFormat.Rgba32, new DecodeOptions { MaxWidth = 64 });
        Assert.That(size, Is.EqualTo(new SKSizeI(64, 36)));
        Assert.That(pixels[0], Is.GreaterThan(240), "red at the left");
        Assert.That(pixels[^2], Is.GreaterThan(240), "blue at the right");
    }

    [Test]
    public void A_destination_that_is_too_small_is_refused_with_the_size_needed()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(16, 8, SKColors.Red));
        byte[] pixels = new byte[511];
        Assert.That(
            () => frame.CopyPixelsTo(pixels, PixelFormat.Bgra32),
            Throws.ArgumentException.With.Message.Contains("512 bytes").And.Message.Contains("511"));
    }

    [Test]
    public void Decoded_bitmaps_have_the_same_pixel_order_on_every_platform()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(16, 8, SKColors.Red));
        using SKBitmap bitmap = frame.ToBitmap();
        Assert.That((bitmap.ColorType, bitmap.AlphaType), Is.EqualTo((SKColorType.Bgra8888, SKAlphaType.Opaque)));
    }

    [Test]
    public async Task A_bitmap_that_was_drawn_on_is_saved_as_a_JPEG()
    {
        using var directory = new TestDirectory();
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(64, 36, SKColors.Gray));
        using SKBitmap bitmap = frame.ToBitmap();
        OverlayDocument.Parse("<svg><rect width='50%' height='100%' fill='lime'/></svg>").DrawOn(bitmap);
        await bitmap.SaveJpegAsync(directory["drawn.jpg"]);
        byte[] saved = await File.ReadAllBytesAsync(directory["drawn.jpg"]);
        using SKBitmap read = FrameDecoder.Decode(saved);
        Assert.That(saved, Is.EqualTo(bitmap.ToJpeg()));
        Assert.That(Comparison.Close(read.GetPixel(10, 18), SKColors.Lime, 12), Is.True);
        Assert.That(directory.Files, Is.EqualTo(new[] { "drawn.jpg" }));
        Assert.That(() => bitmap.ToJpeg(0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
