using System.Security.Cryptography;
using System.Text;
using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.State;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.OAuth;

/// <summary>Issues and redeems authorization codes and refresh tokens.</summary>
internal sealed class SignIns
{
    private readonly object _lock = new();
    private readonly AccessTokenIssuer _accessTokens;
    private readonly EmulatorState _state;
    private readonly OAuthOptions _options;
    private readonly TimeSpan _accessLifetime;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SignIn> _byRefreshToken = new(StringComparer.Ordinal);

    public SignIns(AccessTokenIssuer accessTokens, EmulatorState state, OAuthOptions options, TimeSpan accessLifetime, TimeProvider clock)
    {
        _accessTokens = accessTokens;
        _state = state;
        _options = options;
        _accessLifetime = accessLifetime;
        _clock = clock;
        foreach ((string token, StoredSignIn stored) in state.Read(data => data.SignIns.ToArray()))
        {
            _byRefreshToken[token] = new SignIn(stored.Started)
            {
                LastUsed = stored.LastUsed,
                AccessToken = stored.AccessToken,
                Access = stored.AccessToken is { } accessToken ? accessTokens.Restore(accessToken) : null,
            };
        }
    }

    public string IssueCode(string? redirectUri, string? challenge)
    {
        string code = RandomToken();
        lock (_lock)
            _codes[code] = new AuthorizationCode(_clock.GetUtcNow() + _options.AuthorizationCodeLifetime, redirectUri, challenge);
        return code;
    }

    public string IssueRefreshToken()
    {
        string token = RandomToken();
        lock (_lock)
        {
            _byRefreshToken[token] = new SignIn(_clock.GetUtcNow());
            Save();
        }

        return token;
    }

    /// <summary>Redeems a code; <see langword="null"/> if it is invalid. Either way it cannot be used again.</summary>
    public TokenReply? Redeem(string code, string? redirectUri, string? verifier)
    {
        lock (_lock)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            bool valid = _codes.Remove(code, out AuthorizationCode? issued)
                && now < issued.Expires
                && (issued.RedirectUri is null || issued.RedirectUri == redirectUri)
                && (issued.Challenge is null || (verifier is not null && Challenge(verifier) == issued.Challenge));
            return valid ? Rotate(new SignIn(now), now) : null;
        }
    }

    /// <summary>Uses a refresh token; <see langword="null"/> if it is invalid.</summary>
    public TokenReply? Refresh(string refreshToken)
    {
        lock (_lock)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            if (!_byRefreshToken.TryGetValue(refreshToken, out SignIn? signIn))
                return null;
            if (IsExpired(signIn, now))
            {
                _byRefreshToken.Remove(refreshToken);
                Save();
                return null;
            }

            if (_options.RefreshTokens == RefreshTokenMode.NonRotating)
                return Reuse(refreshToken, signIn, now);
            _byRefreshToken.Remove(refreshToken);
            return Rotate(signIn, now);
        }
    }

    /// <summary>Ends the sign-in of a refresh token or of its access token. An unknown token is ignored.</summary>
    public void Revoke(string token)
    {
        lock (_lock)
        {
            foreach ((string refreshToken, SignIn signIn) in _byRefreshToken)
            {
                if (refreshToken != token && signIn.AccessToken != token)
                    continue;
                _byRefreshToken.Remove(refreshToken);
                RevokeAccess(signIn);
                Save();
                return;
            }
        }
    }

    private static string Challenge(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static string RandomToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    private TokenReply Rotate(SignIn signIn, DateTimeOffset now)
    {
        RevokeAccess(signIn);
        string refreshToken = RandomToken();
        _byRefreshToken[refreshToken] = signIn;
        return Issue(refreshToken, signIn, now);
    }

    private TokenReply Reuse(string refreshToken, SignIn signIn, DateTimeOffset now)
    {
        if (signIn.Access is not { } access || !access.IsValid(now))
            return Issue(refreshToken, signIn, now);
        signIn.LastUsed = now;
        Save();
        return new TokenReply(signIn.AccessToken!, refreshToken, access.Expires - now);
    }

    private TokenReply Issue(string refreshToken, SignIn signIn, DateTimeOffset now)
    {
        (signIn.AccessToken, signIn.Access) = _accessTokens.Issue(_accessLifetime, VideoPermissions.All);
        signIn.LastUsed = now;
        Save();
        return new TokenReply(signIn.AccessToken, refreshToken, _accessLifetime);
    }

    private bool IsExpired(SignIn signIn, DateTimeOffset now) =>
        now >= signIn.LastUsed + _options.RefreshTokenIdleLifetime || now >= signIn.Started + _options.SignInLifetime;

    private void RevokeAccess(SignIn signIn)
    {
        if (signIn.Access is { } access)
            _accessTokens.TryRevoke(access);
    }

    private void Save()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        _state.Update(data =>
        {
            data.SignIns.Clear();
            foreach ((string token, SignIn signIn) in _byRefreshToken)
            {
                if (!IsExpired(signIn, now))
                    data.SignIns[token] = new StoredSignIn(signIn.Started, signIn.LastUsed, signIn.AccessToken);
            }
        });
    }

    private sealed record AuthorizationCode(DateTimeOffset Expires, string? RedirectUri, string? Challenge);

    /// <summary>One user's consent and its current access token.</summary>
    private sealed class SignIn(DateTimeOffset started)
    {
        public DateTimeOffset Started { get; } = started;

        public DateTimeOffset LastUsed { get; set; } = started;

        public string? AccessToken { get; set; }

        public AccessGrant? Access { get; set; }
    }
}

/// <summary>A new pair of tokens.</summary>
internal sealed record TokenReply(string AccessToken, string RefreshToken, TimeSpan Lifetime);
