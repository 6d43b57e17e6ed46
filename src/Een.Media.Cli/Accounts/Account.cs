using Een.Media.Client;

namespace Een.Media.Cli.Accounts;

/// <summary>
/// An account: its addresses and its credential. The source tells people where the sign-in comes from; it is never a secret.
/// </summary>
internal sealed record Account(string Source, EenCredential Credential, Uri? BaseAddress, Uri? AuthenticationAddress)
{
    /// <summary>The next step when a sign-in is refused, and nothing more is known about it.</summary>
    public const string Login = "Sign in again: een-media login";

    /// <summary>The next step when the service refuses this sign-in, or its token has expired.</summary>
    public string SignInAgain { get; init; } = Login;

    /// <summary>Whether the client renews the tokens. A fixed token expires.</summary>
    public bool RenewsItself { get; init; } = true;
}
