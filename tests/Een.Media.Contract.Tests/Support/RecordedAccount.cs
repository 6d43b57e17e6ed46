namespace Een.Media.Contract.Tests.Support;

/// <summary>An emulator whose cameras have frames at given instants, and a client for it that does not try again.</summary>
internal sealed class RecordedAccount : IAsyncDisposable
{
    private RecordedAccount(EenMediaEmulator emulator, TimeProvider? clientTime)
    {
        Emulator = emulator;
        Token = emulator.IssueAccessToken();
        Client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(Token),
            TimeProvider = clientTime ?? TimeProvider.System,
            Retry = { MaxRetryAttempts = 0 },
        });
    }

    public EenMediaEmulator Emulator { get; }

    public string Token { get; }

    public EenMediaClient Client { get; }

    public IRecordedImagesClient Images => Client.RecordedImages;

    public string DeviceId => Emulator.Cameras[0].Id;

    public RecordedImageStreamStage Preview => RecordedImageRequest.ForDevice(DeviceId).Preview();

    public static Task<RecordedAccount> StartAsync(params IEnumerable<DateTimeOffset> frames) => StartAsync([[.. frames]]);

    public static async Task<RecordedAccount> StartAsync(
        IEnumerable<IReadOnlyList<DateTimeOffset>> cameras, TimeProvider? serverTime = null, TimeProvider? clientTime = null)
    {
        var options = new EenMediaEmulatorOptions { TimeProvider = serverTime ?? TimeProvider.System };
        foreach (IReadOnlyList<DateTimeOffset> frames in cameras)
            options.Cameras.Add(EmulatedCamera.FromTimeline($"Camera {options.Cameras.Count + 1}", frames, frames));
        return new RecordedAccount(await EenMediaEmulator.StartAsync(options), clientTime);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
