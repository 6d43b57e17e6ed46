using Een.Media.Client;

namespace Een.Media.Cli.Accounts;

/// <summary>Where the account is and how to be let in. The source says where the sign-in comes from, for people: never a secret.</summary>
internal sealed record Account(string Source, EenCredential Credential, Uri? BaseAddress, Uri? AuthenticationAddress);
