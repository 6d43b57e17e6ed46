namespace Een.Media.Client.Http;

/// <summary>
/// The client's own connections. A dead connection that was never closed looks like a slow one. After a timeout, all present connections
/// are abandoned, so that the next attempt cannot get the same one. Requests in progress on them still run to their end.
/// </summary>
internal sealed class ReplaceableConnections(Func<SocketsHttpHandler> create) : HttpMessageHandler
{
    private readonly object _lock = new();
    private volatile HttpMessageInvoker _current = new(create());
    private HttpMessageInvoker? _abandoned;
    private volatile int _generation;
    private bool _disposed;

    /// <summary>Counts how often connections were abandoned.</summary>
    public int Generation => _generation;

    /// <summary>Uses new connections from now on, unless another call has already replaced those of the given generation.</summary>
    public void Abandon(int generation)
    {
        HttpMessageInvoker? unused;
        lock (_lock)
        {
            if (_disposed || generation != _generation)
                return;

            // A request may just have picked the present ones, so they are disposed one generation later.
            (unused, _abandoned) = (_abandoned, _current);
            _current = new HttpMessageInvoker(create());
            _generation++;
        }

        unused?.Dispose();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _current.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _disposed = true;
            _abandoned?.Dispose();
            _current.Dispose();
        }

        base.Dispose(disposing);
    }
}
