using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using Refit;

namespace Een.Media.Client.Http;

/// <summary>
/// The client's HTTP connections: one handler, and so one connection pool, for the life of the client; one Refit client for each API root.
/// </summary>
internal sealed class ApiConnection : IDisposable
{
    /// <summary>Overlays are sent in a header. A busy scene needs more than the default of 64 KB.</summary>
    private const int MaxResponseHeadersKilobytes = 1024;

    /// <summary>The handler's default. It has no effect without pings.</summary>
    private static readonly TimeSpan s_longestPing = TimeSpan.FromSeconds(20);

    private static readonly RefitSettings s_settings = new()
    {
        // HTTP/2 where TLS negotiates it, HTTP/1.1 elsewhere.
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    private readonly HttpMessageHandler _handler;
    private readonly ReplaceableConnections? _own;
    private readonly string _userAgent;
    private readonly ConcurrentDictionary<Uri, HttpClient> _clients = new();
    private readonly ConcurrentDictionary<Uri, IMediaApi> _apis = new();
    private readonly ConcurrentDictionary<Uri, IOAuthApi> _oauthApis = new();
    private readonly object _gate = new();
    private int _holders;
    private volatile bool _closed;

    /// <param name="external">Sends every request, and is never disposed; null for connections of the client's own.</param>
    /// <param name="userAgent">The user agent of every request.</param>
    /// <param name="keepAlivePing">After how long without a sign of life a connection of the client's own is pinged.</param>
    public ApiConnection(HttpMessageHandler? external, string userAgent, TimeSpan keepAlivePing)
    {
        _userAgent = userAgent;
        _own = external is null ? new ReplaceableConnections(() => CreateHandler(keepAlivePing)) : null;
        _handler = external ?? _own!;
    }

    /// <summary>Identifies the present connections.</summary>
    public int Generation => _own?.Generation ?? 0;

    /// <summary>Abandons connections that may be dead. Does nothing for connections that are not the client's own.</summary>
    public void Abandon(int generation) => _own?.Abandon(generation);

    /// <exception cref="ObjectDisposedException">The client has been disposed.</exception>
    public IMediaApi For(Uri baseAddress)
    {
        ThrowIfClosed();
        return HeldFor(baseAddress);
    }

    /// <summary>As <see cref="For"/>, for work that holds the connections open and may outlive the client.</summary>
    public IMediaApi HeldFor(Uri baseAddress) => _apis.GetOrAdd(
        baseAddress,
        static (address, self) => RestService.ForGenerated<IMediaApi>(self.ClientFor(address), s_settings),
        this);

    public IOAuthApi OAuthFor(Uri address) => _oauthApis.GetOrAdd(
        address,
        static (at, self) => RestService.ForGenerated<IOAuthApi>(self.ClientFor(at), s_settings),
        this);

    /// <summary>A client for addresses other than the media API's: the same connections, the same user agent, no redirects.</summary>
    public HttpClient ClientFor(Uri baseAddress) => _clients.GetOrAdd(
        baseAddress,
        static (address, self) => self.CreateClient(address),
        this);

    /// <summary>
    /// Keeps the connections open for work that must finish, such as a token renewal, whose answer is the only copy. If the client is
    /// disposed meanwhile, the connections close when the last holder releases them.
    /// </summary>
    public IDisposable Hold()
    {
        lock (_gate)
        {
            ThrowIfClosed();
            _holders++;
        }

        return new Holder(Release);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            if (_holders > 0)
                return;
        }

        Close();
    }

    private void Release()
    {
        lock (_gate)
        {
            _holders--;
            if (!_closed || _holders > 0)
                return;
        }

        Close();
    }

    [SuppressMessage(
        "Maintainability", "CA1513",
        Justification = "ThrowIf needs the type of the client, which this folder must not use; its name is enough.")]
    private void ThrowIfClosed()
    {
        if (_closed)
            throw new ObjectDisposedException(nameof(EenMediaClient));
    }

    private void Close()
    {
        foreach (HttpClient client in _clients.Values)
            client.Dispose();
        _own?.Dispose();
    }

    [SuppressMessage("Usage", "CA2262", Justification = "1024 KB is intended: an overlay of a busy scene exceeds the usual 64 KB.")]
    public static SocketsHttpHandler CreateHandler(TimeSpan keepAlivePing) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new LoopbackBypassProxy(HttpClient.DefaultProxy),
        MaxResponseHeadersLength = MaxResponseHeadersKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        EnableMultipleHttp2Connections = true,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        KeepAlivePingDelay = keepAlivePing,
        KeepAlivePingTimeout = keepAlivePing == Timeout.InfiniteTimeSpan ? s_longestPing : keepAlivePing,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    };

    private HttpClient CreateClient(Uri baseAddress)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = baseAddress, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", _userAgent);
        return client;
    }

    private sealed class Holder(Action release) : IDisposable
    {
        private Action? _release = release;

        public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
    }
}
