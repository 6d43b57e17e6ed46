using System.CommandLine;
using System.Reflection;
using Een.Media.Cli.Accounts;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>One run of a command: what was typed, the clock, the account.</summary>
internal sealed class Session(ParseResult parsed, Reporter reporter) : IAsyncDisposable
{
    private EenMediaClient? _client;
    private CameraFinder? _finder;

    public ParseResult Parsed { get; } = parsed;

    public Reporter Reporter { get; } = reporter;

    public ProfileStore Profiles { get; } = new();

    public DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public ZoneChoice Zone { get; } = ZoneChoice.Parse(GlobalOptions.TimeZone(parsed));

    public CameraFinder Cameras => _finder ??= new CameraFinder(Client.Cameras);

    public EenMediaClient Client => _client ??= Connect(Account());

    public static string Version { get; } =
        typeof(Session).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public Account Account() => new AccountFinder(Profiles).Find(GlobalOptions.Profile(Parsed), GlobalOptions.BaseAddress(Parsed));

    public DateTimeOffset Time(string text, TimeZoneInfo zone, DateTimeOffset? start = null) =>
        TimeText.Parse(text, Now, zone, Reporter.Warn, start);

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A client of its own for an account. The caller disposes it.</summary>
    public EenMediaClient Connect(Account account)
    {
        Reporter.Detail($"Signed in by {SafeText.Of(account.Source)}.");
        var options = new EenMediaClientOptions
        {
            Credential = account.Credential,
            BaseAddress = account.BaseAddress,
            ApplicationName = $"een-media/{Version}",
            LoggerFactory = Reporter.IsVerbose ? new StderrLoggers(Reporter) : null,
        };
        if (account.AuthenticationAddress is { } authentication)
            (options.AuthenticationAddress, options.ClientSettingsAddress) = (authentication, authentication);
        return new EenMediaClient(options);
    }
}
