using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Een.Media.Emulator;

namespace Een.Media.Client.Orleans.Tests.Support;

/// <summary>An emulated account: three cameras with a frame every ten minutes, on two days.</summary>
internal sealed class FleetAccount : IAsyncDisposable
{
    public static readonly DateTimeOffset From = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Until = From.AddDays(2);

    private static readonly ConcurrentDictionary<string, Action<EenMediaAccount>> s_registered = new();

    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly string _refreshToken;

    private FleetAccount(EenMediaEmulator emulator) => (Emulator, _refreshToken) = (emulator, emulator.IssueRefreshToken());

    public EenMediaEmulator Emulator { get; }

    public string[] Cameras => [.. Emulator.Cameras.Select(camera => camera.Id)];

    public static Action<EenMediaAccount> Registered(string key) => s_registered[key];

    public static async Task<FleetAccount> StartAsync(Action<EenMediaEmulatorOptions>? configure = null)
    {
        var options = new EenMediaEmulatorOptions { ServeExplorer = false };
        DateTimeOffset[] frames = [.. Enumerable.Range(0, 288).Select(i => From.AddMinutes(10 * i))];
        foreach (string name in new[] { "gate", "dock", "yard" })
            options.Cameras.Add(EmulatedCamera.FromTimeline(name, frames, frames));
        configure?.Invoke(options);
        return new FleetAccount(await EenMediaEmulator.StartAsync(options));
    }

    /// <summary>How silos use the account.</summary>
    public string Register(Action<EenMediaAccount>? configure)
    {
        s_registered[_key] = account =>
        {
            account.Options.AuthenticationAddress = account.Options.ClientSettingsAddress = Emulator.BaseAddress;
            account.Options.Credential = Credential(account.TokenStore);
            configure?.Invoke(account);
        };
        return _key;
    }

    public EenCredential Credential(ITokenStore store) =>
        EenCredential.FromRefreshToken(Emulator.ClientId, Emulator.ClientSecret, _refreshToken, store);

    /// <summary>A client of one process, which shares what it is given.</summary>
    public EenMediaClient Client(ITokenStore store, IMainImageLimiter? limiter = null, TimeProvider? time = null)
    {
        var options = new EenMediaClientOptions
        {
            AuthenticationAddress = Emulator.BaseAddress,
            ClientSettingsAddress = Emulator.BaseAddress,
            Credential = Credential(store),
            TimeProvider = time ?? TimeProvider.System,
        };
        options.MainImagePacing.Limiter = limiter;
        return new EenMediaClient(options);
    }

    public ExportPlan Plan(string directory) => new() { Cameras = Cameras, From = From, Until = Until, Directory = directory };

    /// <summary>What a plan leaves when nothing disturbs it.</summary>
    public async Task<IReadOnlyList<string>> UndisturbedAsync(ExportPlan plan)
    {
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = Emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(Emulator.IssueAccessToken()),
        });
        foreach (string camera in plan.Cameras)
        {
            for (DateTimeOffset day = plan.From; day < plan.Until; day = day.AddDays(1))
            {
                string directory = Path.Combine(plan.Directory, camera, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                var options = new ExportOptions { Walk = new WalkOptions { Until = day.AddDays(1).AddTicks(-1) } };
                await client.RecordedImages.ExportAsync(RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(day), directory, options);
            }
        }

        return Contents(plan.Directory);
    }

    /// <summary>All files beneath a directory, with their hashes.</summary>
    public static IReadOnlyList<string> Contents(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(directory, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];

    public ValueTask DisposeAsync()
    {
        s_registered.TryRemove(_key, out _);
        return Emulator.DisposeAsync();
    }
}
