
namespace Een.Media.Contract.Tests.Support;

/// <summary>
/// An emulator and a client on one virtual clock, which stands at noon. Of its cameras one records a preview every second up to a minute
/// after noon, with a gap, and main images in two recordings; a second one has nothing; a third one is offline.
/// </summary>
internal sealed class MediaAccount : IAsyncDisposable
{
    public const string Device = "10058b7a";
    public const string EmptyDevice = "100cafe1";
    public const string OfflineDevice = "100dead1";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Previews before and after noon; nothing from 11:30:00 to 11:40:00.</summary>
    public static readonly IReadOnlyList<DateTimeOffset> Previews =
        [.. Enumerable.Range(-3600, 3661).Where(second => second is < -1800 or >= -1200).Select(second => Noon.AddSeconds(second))];

    /// <summary>Main images from 11:00 to 11:05 and from 11:50 to 11:51.</summary>
    public static readonly IReadOnlyList<DateTimeOffset> Mains =
        [.. Enumerable.Range(-3600, 301).Concat(Enumerable.Range(-600, 61)).Select(second => Noon.AddSeconds(second))];

    private MediaAccount(EenMediaEmulator emulator, WaitedClock clock, Action<EenMediaClientOptions>? configure)
    {
        Emulator = emulator;
        Clock = clock;
        var options = new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken(TimeSpan.FromDays(30))),
            TimeProvider = clock,
            Retry = { MaxRetryAttempts = 0 },
        };
        configure?.Invoke(options);
        Client = new EenMediaClient(options);
    }

    public EenMediaEmulator Emulator { get; }

    public WaitedClock Clock { get; }

    public EenMediaClient Client { get; }

    /// <summary>The last request that arrived, as its parameters.</summary>
    public IReadOnlyDictionary<string, string> LastQuery => Emulator.Journal.Last!.Parameters.ToDictionary(p => p.Key, p => p.Value);

    public static async Task<MediaAccount> StartAsync(Action<EenMediaEmulatorOptions>? configure = null, Action<EenMediaClientOptions>? configureClient = null)
    {
        var clock = new WaitedClock(Noon);
        var options = new EenMediaEmulatorOptions { TimeProvider = clock, MainImageThrottle = null };
        configure?.Invoke(options);
        if (options.Cameras.Count == 0)
        {
            options.Cameras.Add(EmulatedCamera.FromTimeline("Yard", Previews, Mains) with { DeviceId = Device });
            options.Cameras.Add(EmulatedCamera.FromTimeline("Nothing", []) with { DeviceId = EmptyDevice });
            options.Cameras.Add(EmulatedCamera.FromTimeline("Unplugged", Previews, Mains) with { DeviceId = OfflineDevice, Online = false });
        }

        return new MediaAccount(await EenMediaEmulator.StartAsync(options), clock, configureClient);
    }

    public static async Task<List<T>> DrainAsync<T>(IAsyncEnumerable<T> list)
    {
        var all = new List<T>();
        await foreach (T item in list)
            all.Add(item);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
