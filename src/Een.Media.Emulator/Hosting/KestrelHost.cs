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

/// <summary>The bare server: no configuration from outside, no logging, no signals, one handler.</summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _application;
    private readonly bool _speaksHttp2;
    private int _openConnections;

    public KestrelHost(EenMediaEmulatorOptions options, RequestDelegate handler)
    {
        IPAddress address = options.ListenOnAnyAddress ? IPAddress.Any : IPAddress.Loopback;
        _speaksHttp2 = options.Http2Port is not null;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Slow bodies are what some faults are about.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(address, options.Port, listen => Configure(listen, HttpProtocols.Http1));
            if (options.Http2Port is { } http2Port)
                kestrel.Listen(address, http2Port, listen => Configure(listen, HttpProtocols.Http2));
        });
        _application = builder.Build();
        _application.Run(handler);
    }

    public int OpenConnections => Volatile.Read(ref _openConnections);

    public Uri? Http2Address { get; private set; }

    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        await _application.StartAsync(cancellationToken).ConfigureAwait(false);
        Uri[] addresses = _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Select(address => new UriBuilder(address) { Host = IPAddress.Loopback.ToString() }.Uri)
            .ToArray();
        Http2Address = _speaksHttp2 ? addresses[1] : null;
        return addresses[0];
    }

    public async ValueTask DisposeAsync()
    {
        // Requests that are almost done may end well; those that are stalled are cut off.
        using var patience = new CancellationTokenSource(s_patience);
        await _application.StopAsync(patience.Token).ConfigureAwait(false);
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

    /// <summary>Signals belong to the program around the emulator, not to the emulator.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
