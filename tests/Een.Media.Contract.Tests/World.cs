using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests;

/// <summary>One honest emulator for all tests that only look, and the ways to make clients and emulators of one's own.</summary>
[SetUpFixture]
public static class World
{
    public const string SceneDevice = "10058b7b";

    private static EenMediaEmulator? s_emulator;

    internal static EenMediaEmulator Emulator => s_emulator ?? throw new InvalidOperationException("The emulator has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync() => s_emulator = await EmulatorAsync(options =>
        options.Cameras.Add(EmulatedCamera.Synthetic("Gate", new SyntheticCameraOptions { Gaps = false }) with { DeviceId = SceneDevice }));

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (s_emulator is { } emulator)
            await emulator.DisposeAsync();
    }

    /// <summary>An emulator with the <see cref="Recording"/>, which does not ration main images.</summary>
    internal static Task<EenMediaEmulator> EmulatorAsync(Action<EenMediaEmulatorOptions>? configure = null)
    {
        var options = new EenMediaEmulatorOptions { MainImageThrottle = null };
        options.Cameras.Add(EmulatedCamera.FromTimeline("Door", Recording.Preview, Recording.Main) with { DeviceId = Recording.DeviceId });
        configure?.Invoke(options);
        return EenMediaEmulator.StartAsync(options);
    }

    /// <summary>A client of the emulator that retries at once.</summary>
    internal static EenMediaClient Client(EenMediaEmulator? emulator = null, string? accessToken = null, Action<EenMediaClientOptions>? configure = null)
    {
        emulator ??= Emulator;
        var options = new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(accessToken ?? emulator.IssueAccessToken()),
            Retry = new RetryOptions { Delay = TimeSpan.FromMilliseconds(1) },
        };
        configure?.Invoke(options);
        return new EenMediaClient(options);
    }
}
