using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>The parts of the client that a credential uses.</summary>
internal sealed record CredentialContext(AuthenticationSettings Settings, ApiConnection Connection, ClientObserver Observer)
{
    public TimeProvider Time => Settings.Time;
}
