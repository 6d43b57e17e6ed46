using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Accounts;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Explorer;
using Een.Media.Emulator.Hosting;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Live;
using Een.Media.Emulator.Media;
using Een.Media.Emulator.Network;
using Een.Media.Emulator.OAuth;
using Een.Media.Emulator.PageTokens;
using Een.Media.Emulator.RecordedImages;
using Een.Media.Emulator.Requests;
using Een.Media.Emulator.Sessions;
using Een.Media.Emulator.State;
using Een.Media.Emulator.Throttling;
using Microsoft.AspNetCore.DataProtection;

namespace Een.Media.Emulator;

/// <summary>
/// An Eagle Eye Networks account on loopback that behaves like the real service, or misbehaves on demand.
/// <code>await using var emulator = await EenMediaEmulator.StartAsync();</code>
/// </summary>
public sealed class EenMediaEmulator : IAsyncDisposable
{
    private static readonly EmulatedCamera[] s_defaultCameras =
    [
        EmulatedCamera.Synthetic("Car park", new SyntheticCameraOptions { Scene = SyntheticScene.CarPark }) with
        {
            Site = "Greenfield Market",
            Tags = ["outdoor", "parking"],
        },
        EmulatedCamera.Synthetic("Loading dock", new SyntheticCameraOptions { Scene = SyntheticScene.LoadingDock }) with
        {
            Site = "Northgate Logistics",
            Tags = ["outdoor", "delivery"],
        },
        EmulatedCamera.Synthetic("Street", new SyntheticCameraOptions { Scene = SyntheticScene.Street }),
    ];

    private readonly Addresses _addresses = new();
    private readonly AccessTokenIssuer _accessTokens;
    private readonly SignIns _signIns;
    private readonly OAuthClient _client;
    private readonly TimeSpan _accessTokenLifetime;
    private readonly KestrelHost _host;

    private EenMediaEmulator(EenMediaEmulatorOptions options)
    {
        TimeProvider clock = options.TimeProvider;
        _addresses.Advertise(options.AdvertisedBaseAddress);
        _addresses.AdvertiseMedia(options.AdvertisedMediaAddress);
        var account = new Account(CreateCameras(options, clock.GetUtcNow()), options.Seed);
        Warnings = [.. account.Cameras.Select(camera => camera.Warning).OfType<string>()];
        Cameras = [.. account.Cameras.Select(camera => new CameraInfo(camera.DeviceId, camera.Name, camera.Online))];
        Journal = new RequestJournal(options.JournalCapacity);
        Faults = new FaultPlan(options.Seed);
        foreach (FaultRule rule in options.Faults)
            Faults.Add(rule);

        _accessTokenLifetime = options.AccessTokenLifetime;
        var state = new EmulatorState(options.StateDirectory);
        _accessTokens = new AccessTokenIssuer(state, options.FixedAccessToken, clock);
        _signIns = new SignIns(_accessTokens, state, options.OAuth, _accessTokenLifetime, clock);
        _client = OAuthClient.Of(options.OAuth, options.Seed);
        var cookies = new SessionCookies(clock);
        IDataProtectionProvider protection = state.PageTokens;
        var images = new PageTokenProtector<ImagePage>(protection, "image", ImagePageJson.Default.ImagePage);
        IEndpoint[] endpoints =
        [
            new RecordedImageEndpoint(account, images, new MainImageLimiter(options.MainImageThrottle, clock), clock),
            new OverlayListEndpoint(account),
            new MediaEndpoint(account, new Paging(protection, "media"), _addresses, options.Seed, clock),
            new LiveImageEndpoint(account, images, clock),
            new MediaSessionEndpoint(_addresses),
            new SessionCookieEndpoint(cookies),
            new MultipartStreamEndpoint(account, StreamKind.Preview, clock),
            new MultipartStreamEndpoint(account, StreamKind.Main, clock),
            new FeedsEndpoint(account, new Paging(protection, "feeds"), _addresses),
            new ClientSettingsEndpoint(_addresses),
            new CamerasEndpoint(account, new Paging(protection, "cameras")),
            new CameraEndpoint(account),
            new UserEndpoint(account),
            new AuthorizeEndpoint(_signIns, _client),
            new TokenEndpoint(_signIns, _client, options.OAuth, _addresses),
            new RevokeEndpoint(_signIns, _client, options.OAuth),
        ];
        var writer = new AnswerWriter(new EmulatedNetwork(options.Network, clock), clock);
        var hosts = new AllowedHosts(options.AllowedHosts, _addresses);
        var crossOrigin = new CrossOrigin(options.AllowedOrigins);
        var pipeline = new RequestPipeline(
            endpoints, _accessTokens, cookies, Faults, Journal, writer, hosts, crossOrigin, options.Behavior, clock);
        var ports = new KestrelHost.Ports(options.Port, options.Http2Port, options.ListenOnAnyAddress, options.Certificate);
        if (!options.ServeExplorer)
        {
            _host = new KestrelHost(ports, pipeline.HandleAsync);
            return;
        }

        var explorer = new ExplorerSite(
            new ExplorerAccess(_accessTokens, hosts, options.ListenOnAnyAddress),
            new ExplorerApi(account, _accessTokens, _signIns, _client, Faults, Journal, clock),
            new JournalStream(Journal, Faults));
        _host = new KestrelHost(
            ports, http => explorer.Serves(http.Request.Path) ? explorer.HandleAsync(http) : pipeline.HandleAsync(http));
    }

    /// <summary>The address, such as <c>http://127.0.0.1:8080/</c>, or <c>https://…</c> with a certificate.</summary>
    public Uri BaseAddress => _addresses.Base;

    /// <summary>
    /// The address for HTTP/2 without TLS; <see langword="null"/> unless <see cref="EenMediaEmulatorOptions.Http2Port"/> is set.
    /// </summary>
    public Uri? Http2BaseAddress => _host.Http2Address;

    /// <summary>
    /// The address of the API in token replies and client settings. Default: <see cref="BaseAddress"/>. It can be changed at any time, as
    /// an account can move. <see langword="null"/> restores the default.
    /// </summary>
    public Uri? AdvertisedBaseAddress
    {
        get => _addresses.Advertised;
        set => _addresses.Advertise(value);
    }

    /// <summary>
    /// The address of the media host in media sessions and stream URLs. Default: <see cref="AdvertisedBaseAddress"/>. It can be changed at
    /// any time. <see langword="null"/> restores the default.
    /// </summary>
    public Uri? AdvertisedMediaAddress
    {
        get => _addresses.Media;
        set => _addresses.AdvertiseMedia(value);
    }

    /// <summary>The cameras of the account, in the order given.</summary>
    public IReadOnlyList<CameraInfo> Cameras { get; }

    /// <summary>Warnings from the start, such as broken JPEG files. Empty if there were none.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The requests that arrived.</summary>
    public RequestJournal Journal { get; }

    /// <summary>The active faults.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The id of the application that may sign in.</summary>
    public string ClientId => _client.Id;

    /// <summary>The secret of the application that may sign in.</summary>
    public string ClientSecret => _client.Secret;

    /// <summary>The number of connections that are open now.</summary>
    public int OpenConnections => _host.OpenConnections;

    /// <summary>Starts an emulator. It listens when the task completes, until it is disposed.</summary>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running emulator. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or two cameras have the same device id.</exception>
    /// <exception cref="IOException">The port is in use, or the state cannot be read or written.</exception>
    public static async Task<EenMediaEmulator> StartAsync(
        EenMediaEmulatorOptions? options = null, CancellationToken cancellationToken = default)
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
    /// <param name="lifetime">
    /// How long the token is valid, in whole seconds; zero or less for an expired one. <see langword="null"/> for
    /// <see cref="EenMediaEmulatorOptions.AccessTokenLifetime"/>.
    /// </param>
    /// <param name="permissions">The permissions of the token.</param>
    /// <returns>The token.</returns>
    public string IssueAccessToken(TimeSpan? lifetime = null, VideoPermissions permissions = VideoPermissions.All) =>
        _accessTokens.Issue(lifetime ?? _accessTokenLifetime, permissions).Token;

    /// <summary>Issues a refresh token, as if a user had just signed in.</summary>
    /// <returns>The token.</returns>
    public string IssueRefreshToken() => _signIns.IssueRefreshToken();

    /// <summary>Issues an authorization code, as if a user had just approved the application.</summary>
    /// <param name="redirectUri">The address that the token request must repeat; <see langword="null"/> accepts any.</param>
    /// <returns>The code. It can be used once.</returns>
    public string IssueAuthorizationCode(Uri? redirectUri = null) => _signIns.IssueCode(redirectUri?.OriginalString, challenge: null);

    /// <summary>Stops listening and aborts every open request.</summary>
    /// <returns>A task that completes when the emulator has stopped.</returns>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static List<Camera> CreateCameras(EenMediaEmulatorOptions options, DateTimeOffset now)
    {
        IEnumerable<EmulatedCamera> definitions = options.Cameras.Count > 0 ? options.Cameras : s_defaultCameras;
        List<Camera> cameras = [.. definitions.Select(definition => definition.Create(options.Seed, now, options.TimeZone))];
        foreach (string offline in options.OfflineCameras)
        {
            int index = cameras.FindIndex(camera => camera.DeviceId == offline || camera.Name == offline);
            if (index < 0)
            {
                string known = string.Join(", ", cameras.Select(camera => $"{camera.DeviceId} ({camera.Name})"));
                throw new ArgumentException($"There is no camera \"{offline}\". The cameras are {known}.");
            }

            cameras[index] = cameras[index] with { Online = false };
        }

        return cameras;
    }
}
