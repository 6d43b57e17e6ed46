using System.Net;

namespace Een.Media.Client.Http;

/// <summary>
/// The system's proxy, but never for loopback. Without TLS, a token may go to this machine only, and a proxy is another machine:
/// <c>HTTP_PROXY</c> would send the token there.
/// </summary>
internal sealed class LoopbackBypassProxy(IWebProxy system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system.Credentials;
        set => system.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : system.GetProxy(destination);

    public bool IsBypassed(Uri host) => HostRules.IsLoopback(host) || system.IsBypassed(host);
}
