using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Accounts;

/// <summary>An emulator to sign in to, and a directory for its token file.</summary>
public abstract class AccountFixture
{
    private string? _directory;

    private protected string TokenFile => Path.Combine(_directory ??= Directory.CreateTempSubdirectory("een-tokens-").FullName, "account.json");

    [TearDown]
    public void RemoveDirectory()
    {
        if (_directory is not null)
            Directory.Delete(_directory, recursive: true);
    }

    private protected static EenMediaClient Client(EenMediaEmulator emulator, EenCredential credential, Action<EenMediaClientOptions>? configure = null)
    {
        var options = new EenMediaClientOptions
        {
            AuthenticationAddress = emulator.BaseAddress,
            ClientSettingsAddress = emulator.BaseAddress,
            Credential = credential,
        };
        configure?.Invoke(options);
        return new EenMediaClient(options);
    }

    private protected static EenCredential RefreshToken(EenMediaEmulator emulator, ITokenStore store, string? token = null) =>
        EenCredential.FromRefreshToken(emulator.ClientId, emulator.ClientSecret, token ?? emulator.IssueRefreshToken(), store);

    private protected static Task UseAsync(EenMediaClient client) => client.RecordedImages.ListOverlaysAsync(Recording.DeviceId);
}
