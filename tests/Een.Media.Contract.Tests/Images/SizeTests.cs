using SkiaSharp;

namespace Een.Media.Contract.Tests.Images;

/// <summary>Sizes are real: what the client says is what a decoder finds.</summary>
public sealed class SizeTests
{
    [TestCase(null, null, 640, 360)]
    [TestCase(320, null, 320, 180)]
    [TestCase(null, 180, 320, 180)]
    [TestCase(320, 180, 320, 180)]
    [TestCase(320, 320, 320, 180)]
    [TestCase(32, null, 32, 18)]
    [TestCase(7680, 4320, 640, 360)]
    public async Task An_image_has_the_size_that_it_says(int? width, int? height, int expectedWidth, int expectedHeight)
    {
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice(EmulatorFixture.SceneDevice).Preview().Before(DateTimeOffset.UtcNow.AddMinutes(-1));
        if (width is not null || height is not null)
            request = request.WithSize(width, height);
        using EenMediaClient client = EmulatorFixture.CreateClient();
        using RecordedImage image = await client.RecordedImages.GetAsync(request);
        using SKBitmap? decoded = SKBitmap.Decode(image.Data.Span);

        Assert.That((image.Width, image.Height), Is.EqualTo((expectedWidth, expectedHeight)));
        Assert.That((decoded?.Width, decoded?.Height), Is.EqualTo((expectedWidth, expectedHeight)));
    }

    [Test]
    public async Task A_main_image_is_larger_than_a_preview()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        using RecordedImage image = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice(EmulatorFixture.SceneDevice).Main().Before(DateTimeOffset.UtcNow.AddMinutes(-1)));
        Assert.That((image.Width, image.Height), Is.EqualTo((1920, 1080)));
    }
}
