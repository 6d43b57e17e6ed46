using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>What a credential uses of its client.</summary>
internal sealed record CredentialContext(AuthenticationSettings Settings, ApiConnection Connection, ClientObserver Observer)
{
    public TimeProvider Time => Settings.Time;
}
