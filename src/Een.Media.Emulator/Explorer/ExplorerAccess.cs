using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Explorer;

/// <summary>
/// Who may use the explorer's own API. On loopback: every program of this machine, but no other website that a browser has open. If
/// other machines may connect: programs with an access token.
/// </summary>
internal sealed class ExplorerAccess(AccessTokenIssuer accessTokens, AllowedHosts hosts, bool listensOnAnyAddress)
{
    /// <summary>The status to refuse a request with, or <see langword="null"/> to let it in.</summary>
    public async ValueTask<int?> RefusalAsync(HttpRequest request)
    {
        if (IsFromAnotherSite(request))
            return StatusCodes.Status403Forbidden;
        if (!hosts.Contain(request.Host.Host))
            return StatusCodes.Status421MisdirectedRequest;
        if (!listensOnAnyAddress)
            return null;
        bool isKnown = await accessTokens.FindAsync(request.Headers.Authorization).ConfigureAwait(false) is not null;
        return isKnown ? null : StatusCodes.Status401Unauthorized;
    }

    /// <summary>Otherwise, another website could read tokens or switch faults on through the browser of its visitors.</summary>
    private static bool IsFromAnotherSite(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is not (null or "same-origin" or "none"))
            return true;
        string? origin = request.Headers.Origin;
        return origin is not null && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && from.Authority == Authority(request));
    }

    private static string Authority(HttpRequest request) => new Uri($"{request.Scheme}://{request.Host}").Authority;
}
