using System.Net;
using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Explorer;

/// <summary>
/// Decides who may use the explorer's own API. Under a loopback name, every program of this machine may, but no other website that is open
/// in a browser. Under another name, or if other machines may connect, the caller needs an access token.
/// </summary>
internal sealed class ExplorerAccess(AccessTokenIssuer accessTokens, AllowedHosts hosts, bool listensOnAnyAddress)
{
    /// <summary>The status to refuse a request with, or <see langword="null"/> if it is allowed.</summary>
    public async ValueTask<int?> RefusalAsync(HttpRequest request)
    {
        if (IsFromAnotherSite(request))
            return StatusCodes.Status403Forbidden;
        if (!hosts.Contain(request.Host.Host))
            return StatusCodes.Status421MisdirectedRequest;
        if (!listensOnAnyAddress && IsLoopback(request.Host.Host))
            return null;
        bool isKnown = await accessTokens.FindAsync(request.Headers.Authorization).ConfigureAwait(false) is not null;
        return isKnown ? null : StatusCodes.Status401Unauthorized;
    }

    /// <summary>
    /// Such requests are refused. Otherwise, another website could read tokens or add faults through the browser of its visitors.
    /// </summary>
    private static bool IsFromAnotherSite(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is not (null or "same-origin" or "none"))
            return true;
        string? origin = request.Headers.Origin;
        return origin is not null && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && from.Authority == Authority(request));
    }

    private static string Authority(HttpRequest request) => new Uri($"{request.Scheme}://{request.Host}").Authority;

    /// <summary>Decides by the text alone. A DNS server can resolve any other name to loopback, and a proxy can forward it there.</summary>
    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
