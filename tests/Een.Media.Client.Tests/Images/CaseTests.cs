using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Images;

/// <summary>Images of cameras that decoders draw whole, though they are not quite what the standard says.</summary>
public sealed class CaseTests
{
    [TestCase("day0.jpg")]
    [TestCase("no-eoi.jpg")]
    [TestCase("ff3c-in-scan.jpg")]
    [TestCase("app-len-0.jpg")]
    [TestCase("trailing-zeros.jpg")]
    [TestCase("two-jpegs.jpg")]
    [TestCase("exif-orient6.jpg")]
    public async Task An_image_that_decoders_draw_in_full_is_accepted_as_complete(string file)
    {
        byte[] jpeg = await File.ReadAllBytesAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Assets", file));
        using MockService service = new MockService().Answer(Answers.Frame(jpeg));
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(TestValues.Request);
        Assert.That((image.Width, image.Height), Is.EqualTo((160, 96)));
        Assert.That(image.Data.ToArray(), Is.EqualTo(jpeg));
    }
}
