using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Images;

/// <summary>Over HTTP/2, a response whose end is not read is reset by the client.</summary>
public sealed class EndOfStreamTests
{
    [Test]
    public async Task A_body_of_announced_length_is_read_to_the_end_of_its_stream()
    {
        byte[] jpeg = Jpeg.Sample();
        var body = new SlowContent(jpeg, announce: jpeg.Length);
        using MockService service = new MockService().Answer(Answers.Frame(body));
        (await service.Client().RecordedImages.GetAsync(TestValues.Request)).Dispose();
        Assert.That(body.IsReadToItsEnd, Is.True);
    }
}
