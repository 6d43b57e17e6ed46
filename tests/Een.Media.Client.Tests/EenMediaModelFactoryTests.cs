namespace Een.Media.Client.Tests;

public class EenMediaModelFactoryTests
{
    /// <summary>The markers of a JPEG of 32×16, without an image in it.</summary>
    private static readonly byte[] Jpeg =
    [
        0xFF, 0xD8,
        0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x10, 0x00, 0x20, 0x01, 0x01, 0x11, 0x00,
        0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00,
        0x55, 0xFF, 0x00, 0xAA,
        0xFF, 0xD9,
    ];

    [Test]
    public void An_image_from_the_model_factory_holds_what_it_was_given()
    {
        var at = new DateTimeOffset(2025, 6, 1, 14, 0, 0, TimeSpan.FromHours(2));
        using RecordedImage image = EenMediaModelFactory.RecordedImage(
            Jpeg, at, "10058b7a", StreamType.Main, "<svg/>", new PageToken("next"), new PageToken("previous"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(image.Data.ToArray(), Is.EqualTo(Jpeg));
            Assert.That((image.Width, image.Height), Is.EqualTo((32, 16)));
            Assert.That(image.Timestamp, Is.EqualTo(at));
            Assert.That(image.Timestamp.Offset, Is.EqualTo(TimeSpan.Zero));
            Assert.That(image.DeviceId, Is.EqualTo("10058b7a"));
            Assert.That(image.StreamType, Is.EqualTo(StreamType.Main));
            Assert.That(image.OverlaySvg, Is.EqualTo("<svg/>"));
            Assert.That(image.NextToken, Is.EqualTo(new PageToken("next")));
            Assert.That(image.PreviousToken, Is.EqualTo(new PageToken("previous")));
        }
    }

    [Test]
    public void The_model_factory_copies_the_bytes_of_an_image()
    {
        byte[] mine = [.. Jpeg];
        using RecordedImage image = EenMediaModelFactory.RecordedImage(mine, DateTimeOffset.UnixEpoch);
        mine.AsSpan().Clear();
        Assert.That(image.Data.ToArray(), Is.EqualTo(Jpeg));
    }

    [Test]
    public void The_model_factory_refuses_a_JPEG_without_its_end() => Assert.That(
        () => EenMediaModelFactory.RecordedImage(Jpeg.AsMemory(0, Jpeg.Length - 2), DateTimeOffset.UnixEpoch),
        Throws.ArgumentException.With.Message.Contains("without its end").And.Property("ParamName").EqualTo("jpeg"));

    [Test]
    public void The_model_factory_refuses_bytes_that_are_not_a_JPEG() => Assert.That(
        () => EenMediaModelFactory.RecordedImage("{}"u8.ToArray(), DateTimeOffset.UnixEpoch),
        Throws.ArgumentException.With.Message.Contains("not a JPEG"));
}
