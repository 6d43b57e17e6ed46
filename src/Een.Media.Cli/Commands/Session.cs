using System.CommandLine;
using System.Reflection;
using Een.Media.Cli.Accounts;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>One run of a command: the parsed command line, the clock, and the account.</summary>
internal sealed class Session(ParseResult parsed, Reporter reporter) : IAsyncDisposable
{
    private EenMediaClient? _client;
    private CameraFinder? _finder;
    private EmulatorProcess? _emulator;
    private Account? _emulated;

    public ParseResult Parsed { get; } = parsed;

    public Reporter Reporter { get; } = reporter;

    public ProfileStore Profiles { get; } = new();

    public DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public ZoneChoice Zone { get; } = ZoneChoice.Parse(GlobalOptions.TimeZone(parsed));

    public CameraFinder Cameras => _finder ??= new CameraFinder(Client.Cameras, _emulated is null ? Names(Profiles, Parsed) : null);

    /// <summary>The account of the last client, once there is one.</summary>
    public Account? UsedAccount { get; private set; }

    public EenMediaClient Client => _client ??= Connect(Account());

    public static string Version { get; } =
        typeof(Session).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public Account Account() =>
        _emulated ?? new AccountFinder(Profiles).Find(GlobalOptions.Profile(Parsed), GlobalOptions.BaseAddress(Parsed));

    public DateTimeOffset Time(string text, TimeZoneInfo zone, DateTimeOffset? start = null) =>
        TimeText.Parse(text, Now, zone, Reporter.Warn, start);

    /// <summary>The names of cameras that an earlier command listed. Sends no request, and never fails.</summary>
    public static IReadOnlyList<string> CameraNames(ParseResult parsed)
    {
        try
        {
            return Names(new ProfileStore(), parsed).Read();
        }
        catch (CliException)
        {
            return [];
        }
    }

    /// <summary>Starts the account of <c>--emulator</c>, which ends with the command.</summary>
    public async Task StartEmulatorAsync(CancellationToken cancellationToken)
    {
        string directory = Path.Combine(Path.GetTempPath(), $"een-media-{Guid.NewGuid():N}");
        _emulator = EmulatorProcess.Start(Path.Combine(directory, "emulator.env"), []);
        _emulated = await _emulator.WaitUntilReadyAsync(cancellationToken).ConfigureAwait(false);
        Directory.Delete(directory, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync().ConfigureAwait(false);
        _emulator?.Dispose();
    }

    private static CameraNames Names(ProfileStore store, ParseResult parsed) =>
        new(store.CameraNamesFile(new AccountFinder(store).ProfileName(GlobalOptions.Profile(parsed))));

    /// <summary>Creates a separate client for an account. The caller disposes it.</summary>
    public EenMediaClient Connect(Account account)
    {
        Reporter.Detail($"Signed in by {SafeText.Of(account.Source)}.");
        UsedAccount = account;
        var options = new EenMediaClientOptions
        {
            Credential = account.Credential,
            BaseAddress = account.BaseAddress,
            ApplicationName = $"een-media/{Version}",
            LoggerFactory = Reporter.IsVerbose ? new StderrLoggers(Reporter) : null,
        };
        if (account.AuthenticationAddress is { } authentication)
            (options.AuthenticationAddress, options.ClientSettingsAddress) = (authentication, authentication);
        try
        {
            return new EenMediaClient(options);
        }
        catch (ArgumentException e) when (account.BaseAddress is { Host: var host }
            && e.Message.Contains(nameof(EenMediaClientOptions.AllowedHosts), StringComparison.Ordinal))
        {
            // The client's message names an option that only programs have.
            throw CliException.Usage($"'{SafeText.Of(host)}' is not a host of the vendor's, so no token is sent to it. "
                + "Give an address such as https://api.c001.eagleeyenetworks.com.");
        }
    }
}
