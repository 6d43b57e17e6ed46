using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Een.Media.Emulator.Hosting;

/// <summary>A bare server: no outside configuration, no logging, no signal handling, one handler.</summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _application;
    private readonly bool _speaksHttp2;
    private int _openConnections;

    public KestrelHost(Ports ports, RequestDelegate handler)
    {
        IPAddress address = ports.AnyAddress ? IPAddress.Any : IPAddress.Loopback;
        _speaksHttp2 = ports.Http2 is not null;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Some faults send bodies slowly.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(address, ports.Http1, listen => Configure(listen, HttpProtocols.Http1));
            if (ports.Http2 is { } http2)
                kestrel.Listen(address, http2, listen => Configure(listen, HttpProtocols.Http2));
        });
        _application = builder.Build();
        _application.Run(handler);
    }

    public int OpenConnections => Volatile.Read(ref _openConnections);

    public Uri? Http2Address { get; private set; }

    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        await _application.StartAsync(cancellationToken).ConfigureAwait(false);
        IServer server = _application.Services.GetRequiredService<IServer>();
        Uri[] addresses = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Select(address => new UriBuilder(address) { Host = IPAddress.Loopback.ToString() }.Uri)
            .ToArray();
        Http2Address = _speaksHttp2 ? addresses[1] : null;
        return addresses[0];
    }

    public async ValueTask DisposeAsync()
    {
        // Requests that are almost done can finish. Stalled ones are aborted.
        using var timeout = new CancellationTokenSource(s_stopTimeout);
        await _application.StopAsync(timeout.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private void Configure(ListenOptions listen, HttpProtocols protocols)
    {
        listen.Protocols = protocols;
        listen.Use(next => async connection =>
        {
            Interlocked.Increment(ref _openConnections);
            try
            {
                await next(connection).ConfigureAwait(false);
            }
            finally
            {
                Interlocked.Decrement(ref _openConnections);
            }
        });
    }

    /// <summary>Where to listen.</summary>
    /// <param name="Http1">The port for HTTP/1.1; 0 for a free one.</param>
    /// <param name="Http2">The port for HTTP/2 without TLS; 0 for a free one; <see langword="null"/> for none.</param>
    /// <param name="AnyAddress">Whether other machines may connect.</param>
    internal sealed record Ports(int Http1, int? Http2, bool AnyAddress);

    /// <summary>The program around the emulator handles signals; the emulator does not.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
