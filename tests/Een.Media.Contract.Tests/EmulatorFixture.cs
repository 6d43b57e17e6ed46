using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests;

/// <summary>Starts one emulator without faults, which all read-only tests share. Also starts emulators and makes clients for single tests.</summary>
[SetUpFixture]
public static class EmulatorFixture
{
    public const string SceneDevice = "10058b7b";

    private static EenMediaEmulator? s_emulator;

    internal static EenMediaEmulator Shared => s_emulator ?? throw new InvalidOperationException("The emulator has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync() => s_emulator = await StartEmulatorAsync(options =>
        options.Cameras.Add(EmulatedCamera.Synthetic("Gate", new SyntheticCameraOptions { Gaps = false }) with { DeviceId = SceneDevice }));

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (s_emulator is { } emulator)
            await emulator.DisposeAsync();
    }

    /// <summary>An emulator with the <see cref="Recording"/>, which does not limit the rate of main images.</summary>
    internal static Task<EenMediaEmulator> StartEmulatorAsync(Action<EenMediaEmulatorOptions>? configure = null)
    {
        var options = new EenMediaEmulatorOptions { MainImageThrottle = null };
        options.Cameras.Add(EmulatedCamera.FromTimeline("Door", Recording.Preview, Recording.Main) with { DeviceId = Recording.DeviceId });
        configure?.Invoke(options);
        return EenMediaEmulator.StartAsync(options);
    }

    /// <summary>A client of the emulator that retries after 1 ms.</summary>
    internal static EenMediaClient CreateClient(EenMediaEmulator? emulator = null, string? accessToken = null, Action<EenMediaClientOptions>? configure = null)
    {
        emulator ??= Shared;
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
