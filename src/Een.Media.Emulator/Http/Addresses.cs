namespace Een.Media.Emulator.Http;

/// <summary>The address on which the emulator listens, known once it has started, and the addresses in its answers.</summary>
internal sealed class Addresses
{
    private volatile Uri? _base;
    private volatile Uri? _advertised;
    private volatile Uri? _media;

    public Uri Base
    {
        get => _base ?? throw new InvalidOperationException("The emulator has not started yet.");
        set => _base = value;
    }

    /// <summary>The API.</summary>
    public Uri Advertised => _advertised ?? Base;

    /// <summary>Media sessions and streams.</summary>
    public Uri Media => _media ?? Advertised;

    public void Advertise(Uri? address) => _advertised = address;

    public void AdvertiseMedia(Uri? address) => _media = address;

    /// <summary>The URL of a stream on the media host, in the vendor's form.</summary>
    /// <param name="scheme">The scheme, or <see langword="null"/> for that of the media host.</param>
    /// <param name="stream">The name of the stream.</param>
    /// <param name="format">The last segment of the path.</param>
    /// <param name="query">The query without the question mark.</param>
    public string StreamUrl(string? scheme, string stream, string format, string query)
    {
        // The vendor's RTSP servers have a host of their own beside the media host.
        string host = Media.Authority;
        if (scheme is not null && host.StartsWith("media.", StringComparison.OrdinalIgnoreCase))
            host = $"rtsp.{host.AsSpan("media.".Length)}";
        return $"{scheme ?? Media.Scheme}://{host}/media/streams/{stream}/{format}?{query}";
    }
}
