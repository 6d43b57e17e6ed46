using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Een.Media.Emulator.AccessTokens;

/// <summary>Issues the account's access tokens (JWTs) and validates them by the emulator's clock.</summary>
internal sealed class AccessTokenIssuer
{
    private const string Issuer = "een-media-emulator";
    private const int MaximumGrants = 10_000;

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

        // Dates in a JWT are whole seconds. The grant ends when the token says.
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
        if (_grants.Count >= MaximumGrants)
            RemoveExpired(now);
        _grants[id] = grant;
        return (token, grant);
    }

    /// <summary>The grant of an <c>Authorization</c> header, or <see langword="null"/> if it holds no valid access token.</summary>
    public ValueTask<AccessGrant?> FindAsync(string? authorization)
    {
        const string Scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return default;
        ReadOnlySpan<char> token = authorization.AsSpan(Scheme.Length).Trim();

        // Validating a signature costs more than serving a preview, so it is done once per token.
        return _validatedBySpan.TryGetValue(token, out AccessGrant? grant)
            ? new(grant.IsValid(_clock.GetUtcNow()) ? grant : null)
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
        return grant.IsValid(_clock.GetUtcNow()) ? grant : null;
    }

    private void RemoveExpired(DateTimeOffset now)
    {
        foreach ((string id, AccessGrant grant) in _grants)
        {
            if (!grant.IsValid(now))
                _grants.TryRemove(id, out _);
        }

        foreach ((string token, AccessGrant grant) in _validated)
        {
            if (!grant.IsValid(now))
                _validated.TryRemove(token, out _);
        }
    }
}
