using System.CommandLine;
using System.Net.Sockets;
using Een.Media.Cli.Accounts;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Signs in, by browser or with a refresh token from a file. The tokens are stored for later runs.</summary>
internal sealed class LoginCommand : CliCommand
{
    private const string DefaultProfile = "default";
    private const int DefaultPort = 8400;

    private readonly Option<string?> _clientId = new("--client-id")
    {
        Description = "The program's client id. Default: EEN_CLIENT_ID.",
        HelpName = "ID",
    };
    private readonly Option<string?> _secretFile = new("--client-secret-file")
    {
        Description = "A file with the client secret. Default: EEN_CLIENT_SECRET.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _refreshTokenFile = new("--refresh-token-file")
    {
        Description = "Sign in with the refresh token in this file instead of a browser.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _authentication = new("--auth-address")
    {
        Description = "The authentication service, if it is not the vendor's.",
        HelpName = "URL",
    };
    private readonly Option<int> _port = new("--port")
    {
        Description = "The loopback port to which the browser returns.",
        HelpName = "PORT",
        DefaultValueFactory = _ => DefaultPort,
    };

    public LoginCommand()
        : base("login", "Sign in by browser, and store the sign-in for later runs.", "login",
            "login --profile berlin --client-id my-program --client-secret-file secret.txt")
    {
        foreach (Option option in new Option[] { _clientId, _secretFile, _refreshTokenFile, _authentication, _port })
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        ParseResult parsed = session.Parsed;
        string profile = ProfileStore.CheckName(GlobalOptions.Profile(parsed) ?? EnvironmentSettings.Profile ?? DefaultProfile);
        string clientId = parsed.GetValue(_clientId) ?? EnvironmentSettings.ClientId
            ?? throw CliException.Usage(
                "Give --client-id, or set EEN_CLIENT_ID. The vendor issues a client id and a secret for a program.");
        string secret = (parsed.GetValue(_secretFile) is { } file
                ? EnvironmentSettings.ReadFile(file, "--client-secret-file")
                : EnvironmentSettings.ClientSecret)
            ?? throw CliException.Usage("Give --client-secret-file, or set EEN_CLIENT_SECRET. A secret on the command line would be seen "
                + "by every user of this machine.");
        Uri? authentication = parsed.GetValue(_authentication) is { } address ? AccountFinder.Address(address) : null;
        FileTokenStore store = session.Profiles.Tokens(profile);
        EenCredential credential = parsed.GetValue(_refreshTokenFile) is { } tokenFile
            ? EenCredential.FromRefreshToken(clientId, secret, EnvironmentSettings.ReadFile(tokenFile, "--refresh-token-file"), store)
            : EenCredential.FromAuthorizationCode(
                clientId, secret, await AskAsync(session, clientId, authentication, cancellationToken).ConfigureAwait(false), store);
        long? cameras = await CountCamerasAsync(session, credential, authentication, cancellationToken).ConfigureAwait(false);
        session.Profiles.SaveClientSecret(profile, secret);
        ProfileDocument document = session.Profiles.Load();
        document.Profiles[profile] = new Profile
        {
            ClientId = clientId,
            AuthenticationAddress = authentication?.AbsoluteUri,
            BaseAddress = GlobalOptions.BaseAddress(parsed),
        };
        session.Profiles.Save(document with { Current = document.Current ?? profile });
        string count = cameras is { } number ? $" The account has {CountText.Of(number, "camera")}." : "";
        session.Reporter.Note($"Signed in as profile '{profile}'.{count} The tokens and the client secret are in "
            + $"{Path.GetDirectoryName(session.Profiles.ConfigurationFile)}, where only you can read them.");
        return ExitCode.Ok;
    }

    private async Task<AuthorizationCode> AskAsync(
        Session session, string clientId, Uri? authentication, CancellationToken cancellationToken)
    {
        if (GlobalOptions.NoInput(session.Parsed))
            throw CliException.Usage("A browser sign-in needs input, but --no-input is set. Give --refresh-token-file.");
        try
        {
            using var redirect = new LoopbackRedirect(session.Parsed.GetValue(_port));
            var signIn = new EenSignIn(clientId, redirect.Address, authentication);
            bool opened = Browser.TryOpen(signIn.AuthorizationUrl);
            session.Reporter.Note(opened
                ? "The browser asks you to sign in. If it did not open, open this page:"
                : "Open this page in a browser on this machine:");
            session.Reporter.Note($"  {signIn.AuthorizationUrl.AbsoluteUri}");
            return signIn.ParseAuthorizationResponse(await redirect.WaitAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (SocketException e)
        {
            throw new CliException(ExitCode.Failed, $"The loopback port {session.Parsed.GetValue(_port)} cannot be used: {e.Message}. "
                + "Give another one with --port; it must be registered for the client id.");
        }
    }

    /// <summary>Makes the first call, which exchanges the code or the token, and shows that the sign-in works.</summary>
    private static async Task<long?> CountCamerasAsync(
        Session session, EenCredential credential, Uri? authentication, CancellationToken cancellationToken)
    {
        EenMediaClient client = session.Connect(
            new Account(
                "login",
                credential,
                GlobalOptions.BaseAddress(session.Parsed) is { } address ? AccountFinder.Address(address) : null,
                authentication));
        await using (client.ConfigureAwait(false))
        {
            try
            {
                await foreach (ResultPage<Camera> page in client.Cameras.ListAsync(new CamerasOptions { PageSize = 1 }, cancellationToken)
                    .AsPages().ConfigureAwait(false))
                    return page.TotalSize;
            }
            catch (EenPermissionException e)
            {
                session.Reporter.Warn(SafeText.Of(e.Message));
            }

            return null;
        }
    }
}
