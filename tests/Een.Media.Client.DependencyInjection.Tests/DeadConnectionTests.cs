using System.Net;
using Een.Media.Contract.Tests.Support;
using Een.Media.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace Een.Media.Client.DependencyInjection.Tests;

/// <summary>A client from the container, over a connection of HTTP/2 that nobody closes and nothing passes.</summary>
public sealed class DeadConnectionTests
{
    [Test]
    public async Task When_the_network_swallows_bytes_a_registered_clients_second_attempt_uses_another_connection()
    {
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions { Http2Port = 0 });
        await using var relay = new Http2Relay(emulator.Http2BaseAddress!);
        IEenMediaClientBuilder builder = new ServiceCollection().AddEenMediaClient(o =>
        {
            o.BaseAddress = relay.Address;
            o.Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken());
            o.KeepAlivePing = TimeSpan.FromSeconds(1);
            o.Retry.MaxRetryAttempts = 1;
            o.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan;
            o.Retry.TotalTimeout = Timeout.InfiniteTimeSpan;
        });
        builder.HttpClientBuilder.AddHttpMessageHandler(() => new Http2Only());
        await using ServiceProvider services = builder.Services.BuildServiceProvider();
        var client = services.GetRequiredService<IEenMediaClient>();
        await client.RecordedImages.ListOverlaysAsync(emulator.Cameras[0].Id);
        relay.Swallow();
        await client.RecordedImages.ListOverlaysAsync(emulator.Cameras[0].Id);
        Assert.That(relay.Connections, Is.EqualTo(2));
    }

    [Test]
    public void A_registered_clients_connections_are_pinged_by_default()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddEenMediaClient(o => (o.BaseAddress, o.Credential) = (new Uri("https://api.c001.eagleeyenetworks.com"), EenCredential.FromAccessToken("opaque-token")))
            .Services.BuildServiceProvider();
        HttpMessageHandler handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Een.Media.Client");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        var sockets = (SocketsHttpHandler)handler;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sockets.KeepAlivePingDelay, Is.EqualTo(new EenMediaClientOptions().KeepAlivePing));
            Assert.That(sockets.KeepAlivePingDelay, Is.LessThan(TimeSpan.FromMinutes(1)));
            Assert.That(sockets.KeepAlivePingPolicy, Is.EqualTo(HttpKeepAlivePingPolicy.WithActiveRequests));
        }
    }

    /// <summary>Without TLS, HTTP/2 has to be known beforehand.</summary>
    private sealed class Http2Only : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
