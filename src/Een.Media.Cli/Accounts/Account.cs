using Een.Media.Client;

namespace Een.Media.Cli.Accounts;

/// <summary>
/// An account: its addresses and its credential. The source tells people where the sign-in comes from; it is never a secret.
/// </summary>
internal sealed record Account(string Source, EenCredential Credential, Uri? BaseAddress, Uri? AuthenticationAddress);
