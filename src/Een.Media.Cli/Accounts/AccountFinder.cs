using System.Security.Cryptography;
using System.Text;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Accounts;

/// <summary>
/// Finds the account for a command: --profile, else the environment, else the current profile. The command line takes precedence over the
/// environment, and the environment over stored profiles.
/// </summary>
internal sealed class AccountFinder(ProfileStore store)
{
    private const string NotSignedIn =
        "Not signed in. Run: een-media login\nOr set EEN_ACCESS_TOKEN and EEN_BASE_ADDRESS. To try without an account: een-media "
            + "--emulator cameras";

    /// <exception cref="CliException">No account is given, or the profile is not signed in.</exception>
    public Account Find(string? profile, string? baseAddress)
    {
        Uri? address = (baseAddress ?? EnvironmentSettings.BaseAddress) is { } text ? Address(text) : null;
        if (profile is not null)
            return FromProfile(profile, baseAddress is null ? null : address);
        if (EnvironmentSettings.AccessToken is { } token)
            return FromAccessToken(token, address);
        if (EnvironmentSettings.RefreshToken is { } refreshToken)
            return FromRefreshToken(refreshToken, address);
        string? name = EnvironmentSettings.Profile ?? store.Load().Current;
        return name is null ? throw new CliException(ExitCode.SignIn, NotSignedIn) : FromProfile(name, address);
    }

    /// <summary>The name of the profile that a command would use; <see langword="null"/> when the environment signs in.</summary>
    public string? ProfileName(string? profile) => profile
        ?? (EnvironmentSettings.AccessToken is not null || EnvironmentSettings.RefreshToken is not null
            ? null
            : EnvironmentSettings.Profile ?? store.Load().Current);

    private static Account FromAccessToken(string token, Uri? address) => new(
        "EEN_ACCESS_TOKEN",
        Checked("EEN_ACCESS_TOKEN", () => EenCredential.FromAccessToken(token)),
        address ?? throw CliException.Usage("EEN_ACCESS_TOKEN is set, but no address is. Set EEN_BASE_ADDRESS, such as "
            + "https://api.c001.eagleeyenetworks.com, or give --base-address."),
        AuthenticationAddress: null)
    {
        SignInAgain = NewToken("EEN_ACCESS_TOKEN"),
        RenewsItself = false,
    };

    private Account FromRefreshToken(string refreshToken, Uri? address)
    {
        string id = EnvironmentSettings.ClientId ?? throw Missing("EEN_CLIENT_ID");
        string secret = EnvironmentSettings.ClientSecret ?? throw Missing("EEN_CLIENT_SECRET");

        // The token rotates. Its successors are stored under a name that the next run finds again.
        string name = "env-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12];
        return new(
            "EEN_REFRESH_TOKEN",
            Checked("EEN_REFRESH_TOKEN", () => EenCredential.FromRefreshToken(id, secret, refreshToken, store.Tokens(name))),
            address,
            address is { IsLoopback: true } ? address : null)
        {
            SignInAgain = NewToken("EEN_REFRESH_TOKEN"),
        };

        static CliException Missing(string name) =>
            CliException.Usage($"EEN_REFRESH_TOKEN is set, but {name} is not. A refresh token needs a client id and a client secret.");
    }

    private Account FromProfile(string name, Uri? address)
    {
        if (name == EmulatorFile.ProfileName && !store.Load().Profiles.ContainsKey(name))
            return EmulatorFile.Read(store.EmulatorFile);
        Profile profile = store.Get(ProfileStore.CheckName(name));

        // The secret belongs to the profile's client id. That of the environment may belong to another one.
        string? secret = store.ClientSecret(name) ?? EnvironmentSettings.ClientSecret;
        if (!store.HasTokens(name) || profile.ClientId is null || secret is null)
            throw new CliException(ExitCode.SignIn, $"The profile '{name}' is not signed in. Run: een-media login --profile {name}");
        return new(
            $"profile {name}",
            EenCredential.FromTokenStore(profile.ClientId, secret, store.Tokens(name)),
            address ?? (profile.BaseAddress is { } stored ? Address(stored) : null),
            profile.AuthenticationAddress is { } authentication ? Address(authentication) : null)
        {
            SignInAgain = $"{Account.Login} --profile {name}",
        };
    }

    /// <summary>The next step for a token of the environment. A stored sign-in does not help while the variable is set.</summary>
    private static string NewToken(string variable) => $"Set {variable} to a new token, or unset it and sign in: een-media login";

    /// <summary>Replaces the client's message, which names a parameter that the user did not type.</summary>
    private static EenCredential Checked(string variable, Func<EenCredential> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException)
        {
            throw CliException.Usage($"{variable} is not a token: it is empty, or contains white space or control characters.");
        }
    }

    public static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("https" or "http") && address.UserInfo.Length == 0
            ? address
            : throw CliException.Usage($"'{SafeText.Of(text)}' is not an address. Give one such as https://api.c001.eagleeyenetworks.com.");
}
