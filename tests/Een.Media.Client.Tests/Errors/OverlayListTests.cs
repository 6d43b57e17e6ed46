using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Errors;

public sealed class OverlayListTests
{
    [Test]
    public async Task Overlays_come_in_the_order_of_the_service()
    {
        using MockService service = new MockService().Answer(Answers.Json(
            """{"overlayId":[{"id":"een.b.v1","name":"B","type":"event"},{"id":"een.a.v1","name":null,"new":{"x":1}}],"other":[1]}"""));
        IReadOnlyList<OverlayInfo> overlays = await service.Client().RecordedImages.ListOverlaysAsync("10058b7a");
        Assert.That(overlays, Is.EqualTo(new[] { new OverlayInfo("een.b.v1", "B", "event"), new OverlayInfo("een.a.v1", null, null) }));
    }

    [TestCase("{}")]
    [TestCase("""{"overlayId":null}""")]
    [TestCase("""{"overlayId":[]}""")]
    [TestCase("\uFEFF{}")]
    public async Task A_camera_without_overlays_has_an_empty_list(string body)
    {
        using MockService service = new MockService().Answer(Answers.Json(body));
        Assert.That(await service.Client().RecordedImages.ListOverlaysAsync("10058b7a"), Is.Empty);
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("<html/>")]
    [TestCase("""{"overlayId":{}}""")]
    [TestCase("""{"overlayId":[{"name":"no id"}]}""")]
    [TestCase("""{"overlayId":[{"id":""}]}""")]
    [TestCase("""{"overlayId":[null]}""")]
    [TestCase("""{"overlayId":[{"id":7}]}""")]
    [TestCase("""{"overlayId":[{"id":"\ud800"}]}""")]
    [TestCase("""{"very-secret-echo":[}""")]
    public async Task An_answer_that_is_no_list_of_overlays_breaks_the_protocol(string body)
    {
        using MockService service = new MockService().Always(_ => Answers.Json(body));
        EenMediaClient client = service.Client();
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.ListOverlaysAsync("10058b7a"));
        Assert.That(e!.ToString(), Does.Not.Contain("very-secret-echo"));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [Test]
    public async Task A_list_of_overlays_that_is_not_UTF8_breaks_the_protocol()
    {
        using MockService service = new MockService().Always(_ => Answers.Json([.. "{\"overlayId\":[{\"id\":\""u8, 0xFF, 0xFE, .. "\"}]}"u8]));
        await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().RecordedImages.ListOverlaysAsync("10058b7a"));
    }

    [Test]
    public async Task A_list_of_overlays_without_end_is_cut_off_and_not_called_an_image()
    {
        var endless = new SlowContent(new byte[20 * 1024 * 1024]);
        using MockService service = new MockService().Always(_ => new HttpResponseMessage { Content = endless });
        EenMediaClient client = service.Client();
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.ListOverlaysAsync("10058b7a"));
        Assert.That(e!.Message, Does.Not.Contain("image").And.Not.Contain("MaxImageBytes"));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }
}
