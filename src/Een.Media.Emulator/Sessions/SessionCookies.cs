using System.Collections.Concurrent;
using System.Security.Cryptography;
using Een.Media.Emulator.AccessTokens;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Sessions;

/// <summary>The media session cookies: each stands for the access token it was made with, and dies with it.</summary>
internal sealed class SessionCookies(TimeProvider clock)
{
    public const string CookieName = "een-media-session";
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, AccessGrant> _sessions = new(StringComparer.Ordinal);

    public string Open(AccessGrant grant)
    {
        if (_sessions.Count >= Most)
            _sessions.Clear();
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _sessions[id] = grant;
        return $"{CookieName}={id}; Path=/; HttpOnly; SameSite=Lax";
    }

    public AccessGrant? Find(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && request.Cookies[CookieName] is { } id && _sessions.TryGetValue(id, out AccessGrant? grant) && grant.IsGood(clock.GetUtcNow())
            ? grant
            : null;
}
