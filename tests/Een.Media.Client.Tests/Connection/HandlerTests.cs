using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Connection;

/// <summary>The handler for those who make their own <see cref="HttpClient"/>, and what is asked of any.</summary>
public sealed class HandlerTests
{
    [Test]
    public void The_default_handler_follows_no_redirect_keeps_no_cookie_and_takes_long_headers()
    {
        using SocketsHttpHandler handler = EenMediaClient.CreateHttpHandler();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((handler.AllowAutoRedirect, handler.UseCookies), Is.EqualTo((false, false)));
            Assert.That(handler.MaxResponseHeadersLength, Is.EqualTo(1024));
        }
    }

    [Test]
    public void The_default_handlers_connections_multiply_and_are_renewed_so_that_changes_of_DNS_are_noticed()
    {
        using SocketsHttpHandler handler = EenMediaClient.CreateHttpHandler();
        Assert.That((handler.EnableMultipleHttp2Connections, handler.PooledConnectionLifetime), Is.EqualTo((true, TimeSpan.FromMinutes(15))));
    }

    [Test]
    public async Task The_client_asks_for_HTTP_2_and_accepts_an_older_version()
    {
        using var handler = new VersionReader();
        using var http = new HttpClient(handler);
        using var client = new EenMediaClient(
            new EenMediaClientOptions { BaseAddress = MockService.BaseAddress, Credential = EenCredential.FromAccessToken(MockService.AccessToken) }, http);
        (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();
        Assert.That(handler.Seen, Is.EqualTo((HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower)));
    }

    private sealed class VersionReader : HttpMessageHandler
    {
        public (Version, HttpVersionPolicy) Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen = (request.Version, request.VersionPolicy);
            return Task.FromResult(Answers.Frame());
        }
    }
}
