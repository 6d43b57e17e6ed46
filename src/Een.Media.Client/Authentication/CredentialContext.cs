using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>What a credential may use of the client that it serves.</summary>
internal sealed record CredentialContext(ClientSettings Settings, ApiConnection Connection, ClientObserver Observer)
{
    public TimeProvider Time => Settings.Time;
}
