namespace Een.Media.Emulator;

/// <summary>What the emulated account is made of and how it behaves. Read once, by <see cref="EenMediaEmulator.StartAsync"/>.</summary>
public sealed class EenMediaEmulatorOptions
{
    /// <summary>The port for HTTP/1.1, 0 to 65535. Default: 0, which takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>The port for HTTP/2 without TLS (with prior knowledge), 0 to 65535. 0 takes a free one; <see langword="null"/>, the default, does not speak HTTP/2.</summary>
    public int? Http2Port { get; set; }

    /// <summary>Whether other machines may connect. Default: <see langword="false"/>, loopback only.</summary>
    public bool ListenOnAnyAddress { get; set; }

    /// <summary>The cameras of the account. Default: empty, which stands for a few synthetic ones.</summary>
    public IList<EmulatedCamera> Cameras { get; } = [];

    /// <summary>What device ids, scenes, client id and chance are made from, any number: the same seed, the same account. Default: 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The clock of everything: <em>now</em>, lifetimes, throttling, delays. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long an access token lasts, in whole seconds, 1 or more. Default: 12 hours.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How main images are rationed; <see langword="null"/> for not at all. Default: 1 per second, burst 3, per account, <c>Retry-After</c> in seconds.</summary>
    public MainImageThrottle? MainImageThrottle { get; set; } = new();

    /// <summary>Answers to what the vendor's documentation leaves open. Default: the likeliest one to each question.</summary>
    public ServiceBehavior Behavior { get; set; } = new();

    /// <summary>The sign-in side. Default: one application, whose id and secret are made from the seed.</summary>
    public OAuthOptions OAuth { get; set; } = new();

    /// <summary>Latency and bandwidth; <see langword="null"/>, the default, for those of loopback.</summary>
    public NetworkProfile? Network { get; set; }

    /// <summary>Faults that are at work from the start. Default: none.</summary>
    public IList<FaultRule> Faults { get; } = [];

    /// <summary>How many requests the journal holds, the newest ones, 0 or more. Default: 100,000; 0 keeps none.</summary>
    public int JournalCapacity { get; set; } = 100_000;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider, nameof(TimeProvider));
        ArgumentNullException.ThrowIfNull(Behavior, nameof(Behavior));
        ArgumentNullException.ThrowIfNull(OAuth, nameof(OAuth));
        Between(Port, 0, 65535, nameof(Port));
        Between(Http2Port ?? 0, 0, 65535, nameof(Http2Port));
        Between(JournalCapacity, 0, int.MaxValue, nameof(JournalCapacity));
        if (AccessTokenLifetime < TimeSpan.FromSeconds(1))
            throw new ArgumentOutOfRangeException(nameof(AccessTokenLifetime), AccessTokenLifetime, "An access token lasts at least one second.");
    }

    private static void Between(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least} to {most}.");
    }
}
