using System.Collections.Concurrent;
using System.Globalization;
using Een.Media.Emulator.State;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Een.Media.Emulator.AccessTokens;

/// <summary>Issues the account's access tokens (JWTs) and validates them by the emulator's clock.</summary>
internal sealed class AccessTokenIssuer
{
    private const string Issuer = "een-media-emulator";
    private const string PermissionsClaim = "permissions";
    private const string FixedId = "fixed";
    private const int MaximumGrants = 10_000;

    private readonly EmulatorState _state;
    private readonly TimeProvider _clock;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _signing;
    private readonly TokenValidationParameters _validation;
    private readonly ConcurrentDictionary<string, AccessGrant> _grants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessGrant> _validated = new(StringComparer.Ordinal);

    /// <summary>Creates an issuer.</summary>
    /// <param name="state">The keys, and the tokens that were revoked before.</param>
    /// <param name="fixedToken">A token that is always valid; <see langword="null"/> for none.</param>
    /// <param name="clock">The clock.</param>
    public AccessTokenIssuer(EmulatorState state, string? fixedToken, TimeProvider clock)
    {
        _state = state;
        _clock = clock;
        var key = new SymmetricSecurityKey(state.SigningKey);
        _signing = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _validation = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (_, expires, _, _) => expires > _clock.GetUtcNow().UtcDateTime,
        };
        if (fixedToken is not null)
            _validated[fixedToken] = new AccessGrant(FixedId, DateTimeOffset.MaxValue, VideoPermissions.All);
    }

    public (string Token, AccessGrant Grant) Issue(TimeSpan lifetime, VideoPermissions permissions)
    {
        DateTimeOffset now = _clock.GetUtcNow();

        // Dates in a JWT are whole seconds. The grant ends when the token says.
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds((now + lifetime).ToUnixTimeSeconds());
        var grant = new AccessGrant(Guid.NewGuid().ToString("N"), expires, permissions);
        string token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            SigningCredentials = _signing,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Jti] = grant.Id,
                [JwtRegisteredClaimNames.Sub] = "emulated-user",
                ["scope"] = "vms.all",
                [PermissionsClaim] = (int)permissions,
            },
        });
        if (_grants.Count >= MaximumGrants)
            RemoveExpired(now);
        _grants[grant.Id] = grant;
        return (token, grant);
    }

    /// <summary>The grant of a token that this account issued, perhaps before a restart.</summary>
    public AccessGrant Restore(string token) => GrantOf(_handler.ReadJsonWebToken(token));

    /// <summary>Ends a grant.</summary>
    /// <returns>Whether it is ended. That of the fixed token is not: it is always valid.</returns>
    public bool TryRevoke(AccessGrant grant)
    {
        if (grant.Id == FixedId)
            return false;
        grant.Revoke();
        DateTimeOffset now = _clock.GetUtcNow();
        _state.Update(data =>
        {
            foreach ((string id, DateTimeOffset expires) in data.Revoked)
            {
                if (expires <= now)
                    data.Revoked.Remove(id);
            }

            data.Revoked[grant.Id] = grant.Expires;
        });
        return true;
    }

    /// <summary>The grant of an <c>Authorization</c> header, or <see langword="null"/> if it holds no valid access token.</summary>
    public ValueTask<AccessGrant?> FindAsync(string? authorization)
    {
        const string Scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return default;
        return FindByTokenAsync(authorization[Scheme.Length..].Trim());
    }

    /// <summary>The grant of an access token, or <see langword="null"/> if it is not valid.</summary>
    public ValueTask<AccessGrant?> FindByTokenAsync(string token)
    {
        // Validating a signature costs more than serving a preview, so it is done once per token.
        return _validated.TryGetValue(token, out AccessGrant? grant)
            ? new(grant.IsValid(_clock.GetUtcNow()) ? grant : null)
            : new(ValidateAsync(token));
    }

    private async Task<AccessGrant?> ValidateAsync(string token)
    {
        if (token.Length == 0)
            return null;
        TokenValidationResult result = await _handler.ValidateTokenAsync(token, _validation).ConfigureAwait(false);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
            return null;
        AccessGrant grant = GrantOf(jwt);
        _validated[token] = grant;
        return grant.IsValid(_clock.GetUtcNow()) ? grant : null;
    }

    private AccessGrant GrantOf(JsonWebToken jwt) => _grants.GetOrAdd(jwt.Id, id =>
    {
        int permissions = int.Parse(jwt.GetClaim(PermissionsClaim).Value, CultureInfo.InvariantCulture);
        var grant = new AccessGrant(id, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero), (VideoPermissions)permissions);
        if (_state.Read(data => data.Revoked.ContainsKey(id)))
            grant.Revoke();
        return grant;
    });

    /// <summary>Keeps revoked grants until they expire. Otherwise they would be created again from their tokens.</summary>
    private void RemoveExpired(DateTimeOffset now)
    {
        foreach ((string id, AccessGrant grant) in _grants)
        {
            if (grant.Expires <= now)
                _grants.TryRemove(id, out _);
        }

        foreach ((string token, AccessGrant grant) in _validated)
        {
            if (grant.Expires <= now)
                _validated.TryRemove(token, out _);
        }
    }
}
