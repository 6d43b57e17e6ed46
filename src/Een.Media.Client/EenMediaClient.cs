using System.Buffers;
using Een.Media.Client.Authentication;
using Een.Media.Client.Buffers;
using Een.Media.Client.Cameras;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Feeds;
using Een.Media.Client.Http;
using Een.Media.Client.LiveImages;
using Een.Media.Client.MediaSessions;
using Een.Media.Client.RecordedImages;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.Recordings;
using Een.Media.Client.Resilience;
using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client;

/// <summary>
/// The client for one Eagle Eye Networks account. Thread-safe: create one for each account and keep it for the life of the process.
/// </summary>
public sealed class EenMediaClient : IEenMediaClient, IDisposable, IAsyncDisposable
{
    private readonly ApiConnection _connection;
    private readonly RequestLimiters _limiters;
    private readonly EenCredential _credential;

    /// <summary>Creates a client with its own connections. Nothing is sent yet.</summary>
    /// <param name="options">The account's address, the credential, and limits. Copied.</param>
    /// <exception cref="ArgumentException">An option is missing or wrong; the message names it.</exception>
    public EenMediaClient(EenMediaClientOptions options)
        : this(ClientSettings.From(options), external: null, NewPool())
    {
    }

    /// <summary>
    /// Creates a client that sends through a given <see cref="HttpClient"/>, for example one from <c>IHttpClientFactory</c>. The
    /// <see cref="HttpClient"/> is not disposed, and its <see cref="HttpClient.BaseAddress"/> is not used. Its handler should not follow
    /// redirects, should accept 1 MB of response headers (for overlays), should ping silent HTTP/2 connections, and should not retry,
    /// because the client does. <see cref="CreateHttpHandler"/> creates such a handler. The client cannot close connections of a handler
    /// that it does not own. Each request is copied, because an <see cref="HttpClient"/> sends a message only once: about 1 KB. To save
    /// that, pass the handler itself.
    /// </summary>
    /// <param name="options">The account's address, the credential, and limits. Copied.</param>
    /// <param name="httpClient">Sends every request.</param>
    /// <exception cref="ArgumentException">An option is missing or wrong; the message names it.</exception>
    public EenMediaClient(EenMediaClientOptions options, HttpClient httpClient)
        : this(
            ClientSettings.From(options),
            new ExternalClientHandler(httpClient ?? throw new ArgumentNullException(nameof(httpClient))),
            NewPool())
    {
    }

    /// <summary>
    /// Creates a client that sends through a given handler, for example so that the clients of many accounts share their connections. The
    /// handler is not disposed. It has to behave as described for the constructor with an <see cref="HttpClient"/>;
    /// <see cref="CreateHttpHandler"/> creates such a handler.
    /// </summary>
    /// <param name="options">The account's address, the credential, and limits. Copied.</param>
    /// <param name="handler">Sends every request.</param>
    /// <exception cref="ArgumentException">An option is missing or wrong; the message names it.</exception>
    public EenMediaClient(EenMediaClientOptions options, HttpMessageHandler handler)
        : this(ClientSettings.From(options), handler ?? throw new ArgumentNullException(nameof(handler)), NewPool())
    {
    }

    /// <summary>Puts a client together from its parts.</summary>
    /// <param name="settings">The options, checked.</param>
    /// <param name="external">Sends every request; null for connections of the client's own.</param>
    /// <param name="buffers">The memory that bodies are read into.</param>
    internal EenMediaClient(ClientSettings settings, HttpMessageHandler? external, ArrayPool<byte> buffers)
    {
        _credential = settings.Credential;
        _connection = new ApiConnection(external, settings.UserAgent, settings.KeepAlivePing);
        var observer = new ClientObserver(settings.LoggerFactory, settings.Time);
        var context = new CredentialContext(settings.Authentication, _connection, observer);
        _limiters = new RequestLimiters(settings.Pacing, settings.Retry.Backoff, settings.Retry.MaxRetryAfter, settings.Time);
        var pipeline = new CallPipeline(settings.Credential, context, settings.BaseAddress, settings.Retry, _limiters);
        var images = new ImageExchange(_connection, buffers, settings.Limits, settings.Time);
        var json = new JsonExchange(_connection, buffers, settings.Limits, settings.Time);
        var cameras = new CamerasClient(json, pipeline);
        Cameras = cameras;
        Recordings = new RecordingsClient(json, pipeline);
        CameraLookup? lookup = settings.ReportUnknownCameras ? new CameraLookup(cameras) : null;
        RecordedImages = new RecordedImagesClient(
            new ExactFetcher(new FrameFetcher(images, pipeline, Recordings, lookup, observer)), json, pipeline, observer, settings.Time);
        LiveImages = new LiveImagesClient(images, pipeline, settings.Retry.LiveImage);
        Feeds = new FeedsClient(json, pipeline);
        MediaSession = new MediaSessionClient(new MediaSessionExchange(json, _connection, settings.Hosts, settings.Time), pipeline);
    }

    /// <summary>
    /// Creates a handler to share, or to put into your own <see cref="HttpClient"/>. It has the settings that the client uses for its own
    /// connections: no redirects, no cookies, 1 MB of response headers, connections replaced every 15 minutes, pings on silent HTTP/2
    /// connections.
    /// </summary>
    /// <param name="keepAlivePing">
    /// See <see cref="EenMediaClientOptions.KeepAlivePing"/>; <see langword="null"/> for its default.
    /// </param>
    /// <returns>A new handler, which the caller owns.</returns>
    /// <exception cref="ArgumentException"><paramref name="keepAlivePing"/> is out of range.</exception>
    public static SocketsHttpHandler CreateHttpHandler(TimeSpan? keepAlivePing = null) =>
        ApiConnection.CreateHandler(ClientSettings.CheckKeepAlivePing(keepAlivePing ?? EenMediaClientOptions.DefaultKeepAlivePing));

    /// <inheritdoc/>
    public ICamerasClient Cameras { get; }

    /// <inheritdoc/>
    public IRecordedImagesClient RecordedImages { get; }

    /// <inheritdoc/>
    public IRecordingsClient Recordings { get; }

    /// <inheritdoc/>
    public ILiveImagesClient LiveImages { get; }

    /// <inheritdoc/>
    public IMediaSessionClient MediaSession { get; }

    /// <inheritdoc/>
    public IFeedsClient Feeds { get; }

    /// <summary>
    /// Closes the client's connections. Images that were fetched stay valid; calls in progress fail. A token renewal in progress still runs
    /// to its end, unless the process ends first; <see cref="DisposeAsync"/> waits for it.
    /// </summary>
    public void Dispose()
    {
        _connection.Dispose();
        _limiters.Dispose();
    }

    /// <summary>Waits until a token renewal in progress has been stored, and closes the client's connections.</summary>
    /// <returns>A task that ends when the process may end.</returns>
    public async ValueTask DisposeAsync()
    {
        await _credential.WhenSettledAsync().ConfigureAwait(false);
        Dispose();
    }

    /// <summary>Idle memory is released in real time, independent of the clock in the options.</summary>
    private static FrameBufferPool NewPool() => new(TimeProvider.System);
}
