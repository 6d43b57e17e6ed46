using Een.Media.Client;
using Een.Media.Emulator;

namespace Quickstart;

/// <summary>The account to work on: an emulator of this process, or a real one. The code that uses it cannot tell which.</summary>
internal sealed class Account : IAsyncDisposable
{
    public const string TokenVariable = "EEN_ACCESS_TOKEN";

    private readonly EenMediaEmulator? _emulator;
    private readonly bool _hasOwnFrames;

    private Account(EenMediaEmulator? emulator, Uri baseAddress, string token, string device, bool hasOwnFrames = false)
    {
        _emulator = emulator;
        _hasOwnFrames = hasOwnFrames;
        BaseAddress = baseAddress;
        Device = device;
        Client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = baseAddress,
            Credential = EenCredential.FromAccessToken(token),
            ApplicationName = "quickstart",
        });
    }

    public EenMediaClient Client { get; }

    public Uri BaseAddress { get; }

    public string Device { get; }

    public string Kind => _emulator is null ? "account" : "emulator";

    /// <summary>What a reader of the images should know of their origin.</summary>
    public string Note => _hasOwnFrames || _emulator is null
        ? "All times are in UTC."
        : "The camera is emulated and its scene is drawn, not filmed. All times are in UTC.";

    /// <summary>The camera's name and id; the id alone if the user of the token may not see cameras.</summary>
    public async Task<string> DescribeCameraAsync(CancellationToken cancellationToken)
    {
        try
        {
            return $"{(await Client.Cameras.GetAsync(Device, cancellationToken)).Name} ({Device})";
        }
        catch (EenApiException)
        {
            return $"Camera {Device}";
        }
    }

    public static async Task<Account> OpenAsync(DirectoryInfo? frames, string? baseAddress, string? device, string? token)
    {
        token ??= Environment.GetEnvironmentVariable(TokenVariable);
        if (baseAddress is not null)
        {
            if (frames is not null)
                throw new ArgumentException("--frames feeds the emulator; leave it out together with --base-address.");
            if (string.IsNullOrEmpty(token))
                throw new ArgumentException($"--base-address needs an access token: --token TOKEN, or {TokenVariable} in the environment.");
            if (!Uri.TryCreate(baseAddress, UriKind.Absolute, out Uri? address))
                throw new ArgumentException($"--base-address is \"{baseAddress}\", which is no address; it looks like https://api.c001.eagleeyenetworks.com.");
            return new Account(null, address, token, device ?? throw new ArgumentException("--base-address needs a camera: --device ID."));
        }

        var options = new EenMediaEmulatorOptions { TimeZone = TimeZoneInfo.Local };   // noon is light where the reader is
        if (frames is not null)
            options.Cameras.Add(EmulatedCamera.FromFolder(frames.FullName));
        EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options);
        try
        {
            return new Account(emulator, emulator.BaseAddress, token ?? emulator.IssueAccessToken(), device ?? emulator.Cameras[0].Id, frames is not null);
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_emulator is not null)
            await _emulator.DisposeAsync();
    }
}
