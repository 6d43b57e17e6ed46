using System.Security.Cryptography.X509Certificates;

namespace Een.Media.Emulator;

/// <summary>The emulated account and its behavior. <see cref="EenMediaEmulator.StartAsync"/> reads the options once.</summary>
public sealed class EenMediaEmulatorOptions
{
    /// <summary>
    /// The port, 0 to 65535, for HTTP/1.1 or, with a <see cref="Certificate"/>, for HTTPS. A fixed port is opened for IPv6 as well.
    /// Default: 0, which takes a free one.
    /// </summary>
    public int Port { get; set; }

    /// <summary>
    /// The port for HTTP/2 without TLS (prior knowledge), 0 to 65535; 0 takes a free one. <see langword="null"/>, the default: no HTTP/2.
    /// </summary>
    public int? Http2Port { get; set; }

    /// <summary>
    /// The certificate for TLS, with its private key, such as that of <see cref="EmulatorCertificate.Create"/>. With one, the emulator
    /// speaks HTTPS: HTTP/1.1 and HTTP/2, negotiated by ALPN. The caller disposes it. Default: <see langword="null"/>, no TLS.
    /// </summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Whether other machines may connect. Default: <see langword="false"/>, loopback only.</summary>
    public bool ListenOnAnyAddress { get; set; }

    /// <summary>
    /// The address of the API in answers, such as <c>https://api.c001.eagleeyenetworks.com</c>. <see langword="null"/>, the default: the
    /// address on which the emulator listens.
    /// </summary>
    public Uri? AdvertisedBaseAddress { get; set; }

    /// <summary>
    /// The address of the media host in answers, such as <c>https://media.c001.eagleeyenetworks.com</c>. <see langword="null"/>, the
    /// default: that of the API.
    /// </summary>
    public Uri? AdvertisedMediaAddress { get; set; }

    /// <summary>The origins whose pages may call the emulator (CORS), such as <c>https://app.example</c>. Default: none.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// Further host names to which the emulator answers, such as <c>emulator.example.com</c>: DNS names, without a scheme or a port.
    /// Requests to other names get 421, so that a website whose name resolves to the emulator's address (DNS rebinding) cannot read
    /// answers, except for the files of the explorer page, which contain no secrets. Always allowed: IP addresses, names without a dot,
    /// names under <c>.localhost</c>, <c>.local</c>, <c>.internal</c> and <c>.test</c>, the advertised hosts and the vendor's domains.
    /// The explorer needs an access token under each of them that is not a loopback name. Default: none.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// The cameras of the account. The list cannot be replaced; add to it, as in
    /// <c>new EenMediaEmulatorOptions { Cameras = { EmulatedCamera.FromFolder("photos") } }</c>. Default: empty, which means three
    /// synthetic cameras.
    /// </summary>
    public IList<EmulatedCamera> Cameras { get; } = [];

    /// <summary>Cameras that are offline, by id or name, in addition to those that are defined as offline. Default: none.</summary>
    public IList<string> OfflineCameras { get; } = [];

    /// <summary>
    /// The seed of device ids, scenes, client id and random faults, any number. The same seed makes the same account. Default: 1.
    /// </summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// The time zone of cameras that have none of their own. Default: UTC. The command <c>een-media-emulator</c> has another default: the
    /// time zone of the machine.
    /// </summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>The clock for <em>now</em>, lifetimes, rate limits and delays. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// An access token that is always valid, in addition to those that are issued, such as <c>dev</c>: visible ASCII without spaces.
    /// Default: none.
    /// </summary>
    public string? FixedAccessToken { get; set; }

    /// <summary>
    /// The directory in which keys and tokens are kept, so that they stay valid after a restart. It is created if necessary. Default:
    /// <see langword="null"/>, nothing is kept.
    /// </summary>
    public string? StateDirectory { get; set; }

    /// <summary>How long an access token is valid, in whole seconds, 1 or more. Default: 12 hours.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// The rate limit of main images; <see langword="null"/> for none. Default: 1 per second, burst 3, per account, <c>Retry-After</c> in
    /// seconds.
    /// </summary>
    public MainImageThrottle? MainImageThrottle { get; set; } = new();

    /// <summary>The behavior where the vendor's documentation leaves it open. Default: the most likely one.</summary>
    public ServiceBehavior Behavior { get; set; } = new();

    /// <summary>Sign-in. Default: one application, whose id and secret are derived from the seed.</summary>
    public OAuthOptions OAuth { get; set; } = new();

    /// <summary>Latency and bandwidth. <see langword="null"/>, the default: those of loopback.</summary>
    public NetworkProfile? Network { get; set; }

    /// <summary>Faults that are active from the start. Default: none.</summary>
    public IList<FaultRule> Faults { get; } = [];

    /// <summary>How many of the newest requests the journal keeps, 0 or more. Default: 100,000.</summary>
    public int JournalCapacity { get; set; } = 100_000;

    /// <summary>
    /// Whether the emulator serves its explorer: a page at <c>/</c> to try the API, watch requests and switch faults. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool ServeExplorer { get; set; } = true;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider, nameof(TimeProvider));
        ArgumentNullException.ThrowIfNull(TimeZone, nameof(TimeZone));
        ArgumentNullException.ThrowIfNull(Behavior, nameof(Behavior));
        ArgumentNullException.ThrowIfNull(OAuth, nameof(OAuth));
        CheckAddress(AdvertisedBaseAddress, nameof(AdvertisedBaseAddress));
        CheckAddress(AdvertisedMediaAddress, nameof(AdvertisedMediaAddress));
        CheckHosts();
        Between(Port, 0, 65535, nameof(Port));
        Between(Http2Port ?? 0, 0, 65535, nameof(Http2Port));
        Between(JournalCapacity, 0, int.MaxValue, nameof(JournalCapacity));
        if (FixedAccessToken is { } token && (token.Length == 0 || token.Any(c => c is <= ' ' or > '~')))
        {
            throw new ArgumentException(
                $"{nameof(FixedAccessToken)} must consist of visible ASCII characters, without spaces.", nameof(FixedAccessToken));
        }

        if (Certificate is { HasPrivateKey: false })
            throw new ArgumentException($"{nameof(Certificate)} must have its private key.", nameof(Certificate));
        if (AccessTokenLifetime < TimeSpan.FromSeconds(1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(AccessTokenLifetime), AccessTokenLifetime, "AccessTokenLifetime must be at least one second.");
        }
    }

    private static void CheckAddress(Uri? address, string name)
    {
        if (address is not null && !(address.IsAbsoluteUri && address.Scheme is "http" or "https"))
            throw new ArgumentException($"{name} must be an absolute http or https address. It was \"{address}\".", name);
    }

    /// <summary>Refuses what would never match the host of a request.</summary>
    private void CheckHosts()
    {
        foreach (string host in AllowedHosts)
        {
            if (Uri.CheckHostName(host) != UriHostNameType.Dns)
            {
                throw new ArgumentException(
                    $"{nameof(AllowedHosts)} takes names alone, such as emulator.example.com, without a scheme or a port. "
                    + $"IP addresses are always allowed. It was \"{host}\".", nameof(AllowedHosts));
            }
        }
    }

    private static void Between(int value, int minimum, int maximum, string name)
    {
        if (value < minimum || value > maximum)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {minimum} to {maximum}.");
    }
}
