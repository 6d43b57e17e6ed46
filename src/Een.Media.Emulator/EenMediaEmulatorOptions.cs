namespace Een.Media.Emulator;

/// <summary>The emulated account and its behavior. <see cref="EenMediaEmulator.StartAsync"/> reads the options once.</summary>
public sealed class EenMediaEmulatorOptions
{
    /// <summary>The port for HTTP/1.1, 0 to 65535. Default: 0, which takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The port for HTTP/2 without TLS (prior knowledge), 0 to 65535; 0 takes a free one. <see langword="null"/>, the default: no HTTP/2.
    /// </summary>
    public int? Http2Port { get; set; }

    /// <summary>Whether other machines may connect. Default: <see langword="false"/>, loopback only.</summary>
    public bool ListenOnAnyAddress { get; set; }

    /// <summary>The cameras of the account. Default: empty, which stands for three synthetic ones.</summary>
    public IList<EmulatedCamera> Cameras { get; } = [];

    /// <summary>
    /// The seed of device ids, scenes, client id and random faults, any number. The same seed makes the same account. Default: 1.
    /// </summary>
    public int Seed { get; set; } = 1;

    /// <summary>The time zone of cameras that have none of their own. Default: UTC.</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>The clock for <em>now</em>, lifetimes, rate limits and delays. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

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

    /// <summary>How many requests the journal holds, the newest ones, 0 or more. Default: 100,000.</summary>
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
        Between(Port, 0, 65535, nameof(Port));
        Between(Http2Port ?? 0, 0, 65535, nameof(Http2Port));
        Between(JournalCapacity, 0, int.MaxValue, nameof(JournalCapacity));
        if (AccessTokenLifetime < TimeSpan.FromSeconds(1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(AccessTokenLifetime), AccessTokenLifetime, "AccessTokenLifetime must be at least one second.");
        }
    }

    private static void Between(int value, int minimum, int maximum, string name)
    {
        if (value < minimum || value > maximum)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {minimum} to {maximum}.");
    }
}
