using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
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
        _speaksHttp2 = ports.Http2 is not null;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Some faults send bodies slowly.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            IPAddress[] addresses = Addresses(ports);
            kestrel.Listen(addresses[0], ports.Main, ConfigureMain);
            if (ports.Http2 is { } http2)
                kestrel.Listen(addresses[0], http2, listen => Configure(listen, HttpProtocols.Http2));
            foreach (IPAddress further in addresses.Skip(1))
                kestrel.Listen(further, ports.Main, ConfigureMain);
        });
        _application = builder.Build();
        _application.Run(handler);

        void ConfigureMain(ListenOptions listen)
        {
            Configure(listen, ports.Certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2);
            if (ports.Certificate is { } certificate)
                listen.UseHttps(certificate);
        }
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

    /// <summary>
    /// A fixed port is opened for IPv6 as well, so that <c>[::1]</c> works. A port that is free for IPv4 may be taken for IPv6, so one that
    /// is chosen is not.
    /// </summary>
    private static IPAddress[] Addresses(Ports ports)
    {
        if (ports.Main == 0 || !HasIPv6Loopback())
            return [ports.AnyAddress ? IPAddress.Any : IPAddress.Loopback];

        // Kestrel opens the "any" address of IPv6 for IPv4 as well, and that of IPv4 beside it would be in use.
        return ports.AnyAddress ? [IPAddress.IPv6Any] : [IPAddress.Loopback, IPAddress.IPv6Loopback];
    }

    private static bool HasIPv6Loopback()
    {
        if (!Socket.OSSupportsIPv6)
            return false;
        try
        {
            using var probe = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
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
    /// <param name="Main">The port for HTTP/1.1, or for HTTPS with a certificate; 0 for a free one.</param>
    /// <param name="Http2">The port for HTTP/2 without TLS; 0 for a free one; <see langword="null"/> for none.</param>
    /// <param name="AnyAddress">Whether other machines may connect.</param>
    /// <param name="Certificate">The certificate for TLS; <see langword="null"/> for none.</param>
    internal sealed record Ports(int Main, int? Http2, bool AnyAddress, X509Certificate2? Certificate);

    /// <summary>The program around the emulator handles signals; the emulator does not.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
