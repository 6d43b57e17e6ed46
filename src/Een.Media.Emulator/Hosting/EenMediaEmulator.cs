using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Feeds;
using Een.Media.Emulator.Hosting;
using Een.Media.Emulator.Live;
using Een.Media.Emulator.Media;
using Een.Media.Emulator.Network;
using Een.Media.Emulator.OAuth;
using Een.Media.Emulator.PageTokens;
using Een.Media.Emulator.RecordedImages;
using Een.Media.Emulator.Sessions;
using Een.Media.Emulator.Throttling;
using Microsoft.AspNetCore.DataProtection;

namespace Een.Media.Emulator;

/// <summary>
/// An Eagle Eye account on loopback that behaves like the real one, and misbehaves on demand.
/// <code>await using var emulator = await EenMediaEmulator.StartAsync();</code>
/// </summary>
public sealed class EenMediaEmulator : IAsyncDisposable
{
    private readonly Addresses _addresses = new();
    private readonly AccessTokenIssuer _accessTokens;
    private readonly SignIns _signIns;
    private readonly OAuthClient _client;
    private readonly TimeSpan _accessTokenLifetime;
    private readonly KestrelHost _host;

    private EenMediaEmulator(EenMediaEmulatorOptions options)
    {
        TimeProvider clock = options.TimeProvider;
        ServiceBehavior behavior = options.Behavior;
        IEnumerable<EmulatedCamera> definitions = options.Cameras.Count > 0 ? options.Cameras : DefaultCameras.All;
        var account = new Account([.. definitions.Select(definition => definition.Create(options.Seed, clock.GetUtcNow()))]);
        Cameras = [.. account.Cameras.Select(camera => new CameraInfo(camera.DeviceId, camera.Name, camera.Online))];
        Journal = new RequestJournal(options.JournalCapacity);
        Faults = new FaultPlan(options.Seed);
        foreach (FaultRule rule in options.Faults)
            Faults.Add(rule);

        _accessTokenLifetime = options.AccessTokenLifetime;
        _accessTokens = new AccessTokenIssuer(clock);
        _signIns = new SignIns(_accessTokens, options.OAuth, _accessTokenLifetime, clock);
        _client = OAuthClient.Of(options.OAuth, options.Seed);
        var cookies = new SessionCookies(clock);
        var protection = new EphemeralDataProtectionProvider();
        var images = new TokenSeal<ImagePage>(protection, "image", ImagePageJson.Default.ImagePage);
        var media = new Paging(new TokenSeal<ListPage>(protection, "media", ListPageJson.Default.ListPage));
        var feeds = new Paging(new TokenSeal<ListPage>(protection, "feeds", ListPageJson.Default.ListPage));
        IEndpoint[] endpoints =
        [
            new RecordedImageEndpoint(account, images, new MainImageGate(options.MainImageThrottle, clock), behavior, clock),
            new OverlayListEndpoint(account),
            new MediaEndpoint(account, media, _addresses, behavior, options.Seed, clock),
            new LiveImageEndpoint(account, images, behavior, clock),
            new MediaSessionEndpoint(_addresses),
            new SessionCookieEndpoint(cookies, behavior),
            new FeedsEndpoint(account, feeds, _addresses, behavior),
            new ClientSettingsEndpoint(_addresses),
            new AuthorizeEndpoint(_signIns, _client),
            new TokenEndpoint(_signIns, _client, options.OAuth, _addresses),
            new RevokeEndpoint(_signIns, _client, options.OAuth),
        ];
        var writer = new AnswerWriter(new EmulatedNetwork(options.Network, clock), clock);
        var pipeline = new RequestPipeline(endpoints, _accessTokens, cookies, Faults, Journal, writer, behavior, clock);
        _host = new KestrelHost(options, pipeline.HandleAsync);
    }

    /// <summary>Where the emulator listens for HTTP/1.1, such as <c>http://127.0.0.1:8080/</c>.</summary>
    public Uri BaseAddress => _addresses.Base;

    /// <summary>Where it listens for HTTP/2 without TLS; <see langword="null"/> unless <see cref="EenMediaEmulatorOptions.Http2Port"/> asked for it.</summary>
    public Uri? Http2BaseAddress => _host.Http2Address;

    /// <summary>
    /// The address that token replies, client settings, media sessions and stream URLs name; <see cref="BaseAddress"/> unless set. May be
    /// changed at any time: an account can move. Setting <see langword="null"/> goes back to <see cref="BaseAddress"/>.
    /// </summary>
    public Uri? AdvertisedBaseAddress
    {
        get => _addresses.Advertised;
        set => _addresses.Advertise(value);
    }

    /// <summary>The cameras of the account, in the order given.</summary>
    public IReadOnlyList<CameraInfo> Cameras { get; }

    /// <summary>The requests that arrived.</summary>
    public RequestJournal Journal { get; }

    /// <summary>What goes wrong on purpose.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The id of the application that may sign in.</summary>
    public string ClientId => _client.Id;

    /// <summary>The secret of the application that may sign in.</summary>
    public string ClientSecret => _client.Secret;

    /// <summary>How many connections are open now.</summary>
    public int OpenConnections => _host.OpenConnections;

    /// <summary>Starts an emulator. It listens when the task is done, and until it is disposed.</summary>
    /// <param name="options">What it is made of; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running emulator; dispose it to stop.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or two cameras have one device id.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EenMediaEmulator> StartAsync(EenMediaEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EenMediaEmulatorOptions();
        options.Validate();
        var emulator = new EenMediaEmulator(options);
        try
        {
            emulator._addresses.Base = await emulator._host.StartAsync(cancellationToken).ConfigureAwait(false);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Issues an access token that the emulator accepts: a signed JWT.</summary>
    /// <param name="lifetime">How long it lasts, in whole seconds; zero or less makes one that has expired. <see langword="null"/> for <see cref="EenMediaEmulatorOptions.AccessTokenLifetime"/>.</param>
    /// <param name="permissions">What its holder may see.</param>
    /// <returns>The token.</returns>
    public string IssueAccessToken(TimeSpan? lifetime = null, VideoPermissions permissions = VideoPermissions.All) =>
        _accessTokens.Issue(lifetime ?? _accessTokenLifetime, permissions).Token;

    /// <summary>Issues a refresh token, as if a user had just signed in.</summary>
    /// <returns>The token.</returns>
    public string IssueRefreshToken() => _signIns.IssueRefreshToken();

    /// <summary>Issues an authorization code, as if a user had just approved.</summary>
    /// <param name="redirectUri">The address that the code was sent to, which the token request must repeat; <see langword="null"/> accepts any.</param>
    /// <returns>The code, good for one use.</returns>
    public string IssueAuthorizationCode(Uri? redirectUri = null) => _signIns.IssueCode(redirectUri?.OriginalString, challenge: null);

    /// <summary>Stops listening and ends every request in the works, stalled ones included.</summary>
    /// <returns>A task that is done when the emulator has stopped.</returns>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
