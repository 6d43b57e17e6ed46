using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Een.Media.Emulator.AccessTokens;

/// <summary>Issues the JWTs of the account and tells good ones from bad ones, by the emulator's clock.</summary>
internal sealed class AccessTokenIssuer
{
    private const string Issuer = "een-media-emulator";
    private const int MostRemembered = 10_000;

    private readonly TimeProvider _clock;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _signing;
    private readonly TokenValidationParameters _validation;
    private readonly ConcurrentDictionary<string, AccessGrant> _grants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessGrant> _validated = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessGrant>.AlternateLookup<ReadOnlySpan<char>> _validatedBySpan;

    public AccessTokenIssuer(TimeProvider clock)
    {
        _clock = clock;
        var key = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32));
        _signing = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _validation = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (_, expires, _, _) => expires > _clock.GetUtcNow().UtcDateTime,
        };
        _validatedBySpan = _validated.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public (string Token, AccessGrant Grant) Issue(TimeSpan lifetime, VideoPermissions permissions)
    {
        DateTimeOffset now = _clock.GetUtcNow();

        // Dates of a JWT are whole seconds: the grant must end when the token says so.
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds((now + lifetime).ToUnixTimeSeconds());
        string id = Guid.NewGuid().ToString("N");
        string token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            SigningCredentials = _signing,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Jti] = id,
                [JwtRegisteredClaimNames.Sub] = "emulated-user",
                ["scope"] = "vms.all",
            },
        });
        var grant = new AccessGrant(expires, permissions);
        if (_grants.Count >= MostRemembered)
            Forget(now);
        _grants[id] = grant;
        return (token, grant);
    }

    /// <summary>The grant behind an <c>Authorization</c> header, or <see langword="null"/> when it opens nothing.</summary>
    public ValueTask<AccessGrant?> FindAsync(string? authorization)
    {
        const string Scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return default;
        ReadOnlySpan<char> token = authorization.AsSpan(Scheme.Length).Trim();

        // Checking a signature costs more than serving a preview: once per token is enough.
        return _validatedBySpan.TryGetValue(token, out AccessGrant? grant)
            ? new(grant.IsGood(_clock.GetUtcNow()) ? grant : null)
            : new(ValidateAsync(token.ToString()));
    }

    private async Task<AccessGrant?> ValidateAsync(string token)
    {
        if (token.Length == 0)
            return null;
        TokenValidationResult result = await _handler.ValidateTokenAsync(token, _validation).ConfigureAwait(false);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || !_grants.TryGetValue(jwt.Id, out AccessGrant? grant))
            return null;
        _validated[token] = grant;
        return grant.IsGood(_clock.GetUtcNow()) ? grant : null;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach ((string id, AccessGrant grant) in _grants)
        {
            if (!grant.IsGood(now))
                _grants.TryRemove(id, out _);
        }

        foreach ((string token, AccessGrant grant) in _validated)
        {
            if (!grant.IsGood(now))
                _validated.TryRemove(token, out _);
        }
    }
}
