using System.Net;

namespace Een.Media.Client.Http;

/// <summary>
/// The system's proxy, except for loopback. A token may travel without TLS to this machine only, and a proxy is another one:
/// <c>HTTP_PROXY</c> alone would send it there.
/// </summary>
internal sealed class DirectLoopback(IWebProxy system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system.Credentials;
        set => system.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : system.GetProxy(destination);

    public bool IsBypassed(Uri host) => HostRules.IsLoopback(host) || system.IsBypassed(host);
}
