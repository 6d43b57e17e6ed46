using System.Net;
using System.Net.Sockets;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Errors;

/// <summary>Messages of the network stack, of proxies and of the user's handlers may hold passwords. The client's own text takes their place.</summary>
public sealed class ForeignTextTests
{
    [Test]
    public async Task A_proxy_that_refuses_is_named_as_a_proxy_and_its_password_is_not()
    {
        await using var proxy = new RawServer(_ => RawServer.Answer("HTTP/1.1 407 Proxy Authentication Required\nContent-Length: 0", []));
        EenTransportException e = await FailThroughAsync(new UriBuilder(proxy.Address) { UserName = "user", Password = "p%40ss-canary" }.Uri);
        Assert.That(e.Message, Does.Contain($"proxy {proxy.Address.Authority}").And.Contain("api.c001.eagleeyenetworks.com").And.Contain("407"));
        Assert.That(e.ToString(), Does.Not.Contain("canary").And.Not.Contain("user:"));
    }

    [Test]
    public async Task A_proxy_that_cannot_be_reached_is_named_as_a_proxy()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        EenTransportException e = await FailThroughAsync(new Uri($"http://user:p%40ss-canary@127.0.0.1:{port}"));
        Assert.That(e.Message, Does.Contain($"proxy 127.0.0.1:{port}").And.Contain("api.c001.eagleeyenetworks.com"));
        Assert.That(e.ToString(), Does.Not.Contain("canary"));
    }

    [TestCase(typeof(HttpRequestException))]
    [TestCase(typeof(IOException))]
    [TestCase(typeof(InvalidDataException))]
    [TestCase(typeof(NotSupportedException))]
    public async Task The_text_of_a_handlers_exception_is_not_repeated(Type type)
    {
        using MockService service = new MockService().Always((Func<SeenRequest, HttpResponseMessage>)(_ =>
            throw (Exception)Activator.CreateInstance(type, "secret-canary", new InvalidOperationException("inner-canary"))!));
        EenMediaException e = await Expect.ThrowsAsync<EenMediaException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e.ToString(), Does.Not.Contain("canary"));
        Assert.That(e.Message, Does.Contain("api.c001.eagleeyenetworks.com"));
    }

    [Test]
    public async Task A_host_name_that_the_service_makes_from_a_token_is_not_repeated()
    {
        foreach (bool redirected in new[] { false, true })
        {
            string address = $"https://{MockService.AccessToken}.example/";
            HttpResponseMessage answer = redirected ? new HttpResponseMessage(HttpStatusCode.Found) : Answers.Json($$"""{"url":"{{address}}"}""");
            if (redirected)
                answer.Headers.Location = new Uri(address);
            using MockService service = new MockService().Answer(answer);
            EenProtocolException e = await Expect.ThrowsAsync<EenProtocolException>(() => service.Client().MediaSession.StartAsync());
            Assert.That(e.ToString(), Does.Not.Contain(MockService.AccessToken).IgnoreCase);
        }
    }

    private static async Task<EenTransportException> FailThroughAsync(Uri proxy)
    {
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy(proxy) };
        using var http = new HttpClient(handler);
        var options = new EenMediaClientOptions { BaseAddress = MockService.BaseAddress, Credential = EenCredential.FromAccessToken(MockService.AccessToken) };
        options.Retry.MaxRetryAttempts = 0;
        using var client = new EenMediaClient(options, http);
        return await Expect.ThrowsAsync<EenTransportException>(() => client.RecordedImages.GetAsync(TestValues.Request));
    }
}
