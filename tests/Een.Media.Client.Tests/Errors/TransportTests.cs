using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Errors;

/// <summary>What is said of a connection that did not work out.</summary>
public sealed class TransportTests
{
    [TestCase(HttpRequestError.NameResolutionError, "No such host", "The host name could not be resolved: No such host.")]
    [TestCase(HttpRequestError.ConnectionError, "Refused.", "No connection could be made: Refused.")]
    [TestCase(HttpRequestError.SecureConnectionError, "Certificate expired", "No secure connection could be made: Certificate expired.")]
    [TestCase(HttpRequestError.ResponseEnded, "Ended", "The connection broke: Ended.")]
    public async Task It_is_told_in_one_sentence(HttpRequestError error, string cause, string sentence)
    {
        using MockService service = new MockService().Always((Func<SeenRequest, HttpResponseMessage>)(_ => throw new HttpRequestException(error, cause)));
        EenTransportException? e = await Assert.ThrowsAsync<EenTransportException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Is.EqualTo(sentence));
    }

    [Test]
    public async Task Torn_down_by_the_callers_cancellation_it_is_the_callers_cancellation()
    {
        using var stop = new CancellationTokenSource();
        using MockService service = new MockService().Always(async (_, _) =>
        {
            await stop.CancelAsync();
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Torn down");
        });
        await Assert.ThatAsync(() => service.Client().RecordedImages.GetAsync(TestValues.Request, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
