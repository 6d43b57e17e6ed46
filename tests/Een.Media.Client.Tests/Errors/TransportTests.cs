using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Errors;

/// <summary>What the client says about a connection that failed.</summary>
public sealed class TransportTests
{
    [TestCase(HttpRequestError.NameResolutionError, "No such host (api.c001.eagleeyenetworks.com:443)", "The host name of api.c001.eagleeyenetworks.com could not be resolved. Check the address, the DNS server and the network.")]
    [TestCase(HttpRequestError.ConnectionError, "Refused (api.c001.eagleeyenetworks.com:443)", "No connection could be made to api.c001.eagleeyenetworks.com. Check the address, the network and the firewall.")]
    [TestCase(HttpRequestError.ConnectionError, "Refused (proxy.example:3128)", "No connection could be made to the proxy proxy.example:3128 (for api.c001.eagleeyenetworks.com). Check the proxy's address, which is often set by the environment variable HTTPS_PROXY, and whether the proxy runs.")]
    [TestCase(HttpRequestError.SecureConnectionError, "Certificate expired", "No secure connection could be made to api.c001.eagleeyenetworks.com. Check the address, its port, and this machine's clock and certificates.")]
    [TestCase(HttpRequestError.ResponseEnded, "Ended", "The connection to api.c001.eagleeyenetworks.com ended before the answer was complete.")]
    [TestCase(HttpRequestError.HttpProtocolError, "Odd", "The connection to api.c001.eagleeyenetworks.com broke (HttpProtocolError).")]
    [TestCase(HttpRequestError.Unknown, "Odd", "The connection to api.c001.eagleeyenetworks.com broke.")]
    public async Task A_connection_that_fails_is_explained_in_the_clients_own_words(HttpRequestError error, string cause, string sentence)
    {
        using MockService service = new MockService().Always((Func<SeenRequest, HttpResponseMessage>)(_ => throw new HttpRequestException(error, cause)));
        EenTransportException? e = await Assert.ThrowsAsync<EenTransportException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Is.EqualTo(sentence));
    }

    [Test]
    public async Task A_server_on_this_machine_may_be_one_without_TLS()
    {
        using MockService service = new MockService().Always((Func<SeenRequest, HttpResponseMessage>)(_ =>
            throw new HttpRequestException(HttpRequestError.SecureConnectionError, "Cannot determine the frame size")));
        EenTransportException? e = await Assert.ThrowsAsync<EenTransportException>(
            () => service.Client(o => o.BaseAddress = new Uri("https://127.0.0.1:8443")).RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Does.EndWith("A server without TLS needs an address with http."));
    }

    [Test]
    public async Task The_port_of_a_connection_that_fails_is_named()
    {
        using MockService service = new MockService().Always((Func<SeenRequest, HttpResponseMessage>)(_ =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Refused (127.0.0.1:8443)")));
        EenTransportException? e = await Assert.ThrowsAsync<EenTransportException>(
            () => service.Client(o => o.BaseAddress = new Uri("https://127.0.0.1:8443")).RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Does.StartWith("No connection could be made to 127.0.0.1:8443. "));
    }

    [Test]
    public async Task A_connection_that_the_callers_cancellation_breaks_ends_in_that_cancellation()
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
