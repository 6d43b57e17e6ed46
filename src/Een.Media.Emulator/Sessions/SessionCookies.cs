using System.Collections.Concurrent;
using System.Security.Cryptography;
using Een.Media.Emulator.AccessTokens;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Sessions;

/// <summary>The media session cookies. A cookie is valid as long as the access token that it was issued for.</summary>
internal sealed class SessionCookies(TimeProvider clock)
{
    public const string CookieName = "een-media-session";
    private const int MaximumSessions = 1000;

    private readonly ConcurrentDictionary<string, AccessGrant> _sessions = new(StringComparer.Ordinal);

    public string Open(AccessGrant grant)
    {
        if (_sessions.Count >= MaximumSessions)
            _sessions.Clear();
        string id = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _sessions[id] = grant;
        return $"{CookieName}={id}; Path=/; HttpOnly; SameSite=Lax";
    }

    public AccessGrant? Find(HttpRequest request)
    {
        string? id = request.Headers.Cookie.Count > 0 ? request.Cookies[CookieName] : null;
        return id is not null && _sessions.TryGetValue(id, out AccessGrant? grant) && grant.IsValid(clock.GetUtcNow()) ? grant : null;
    }
}
