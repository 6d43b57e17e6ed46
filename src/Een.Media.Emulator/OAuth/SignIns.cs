using System.Security.Cryptography;
using Een.Media.Emulator.AccessTokens;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.OAuth;

/// <summary>Authorization codes and refresh tokens, and what becomes of them.</summary>
internal sealed class SignIns(AccessTokenIssuer accessTokens, OAuthOptions options, TimeSpan accessLifetime, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SignIn> _byRefreshToken = new(StringComparer.Ordinal);

    public string IssueCode(string? redirectUri, string? challenge)
    {
        string code = Secret();
        lock (_lock)
            _codes[code] = new AuthorizationCode(clock.GetUtcNow() + options.AuthorizationCodeLifetime, redirectUri, challenge);
        return code;
    }

    public string IssueRefreshToken()
    {
        string token = Secret();
        lock (_lock)
            _byRefreshToken[token] = new SignIn(clock.GetUtcNow());
        return token;
    }

    /// <summary>Takes a code, which is then gone whatever comes of it; <see langword="null"/> when it was no good.</summary>
    public TokenReply? Redeem(string code, string? redirectUri, string? verifier)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            bool good = _codes.Remove(code, out AuthorizationCode? conditions)
                && now < conditions.Expires
                && (conditions.RedirectUri is null || conditions.RedirectUri == redirectUri)
                && (conditions.Challenge is null || (verifier is not null && Challenge(verifier) == conditions.Challenge));
            return good ? Renew(new SignIn(now), now) : null;
        }
    }

    /// <summary>Uses a refresh token; <see langword="null"/> when it was no good.</summary>
    public TokenReply? Refresh(string refreshToken)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!_byRefreshToken.TryGetValue(refreshToken, out SignIn? signIn))
                return null;
            if (now >= signIn.LastUsed + options.RefreshTokenIdleLifetime || now >= signIn.Begun + options.SignInLifetime)
            {
                _byRefreshToken.Remove(refreshToken);
                return null;
            }

            if (options.RefreshTokens == RefreshTokenMode.NonRotating)
                return Keep(refreshToken, signIn, now);
            _byRefreshToken.Remove(refreshToken);
            return Renew(signIn, now);
        }
    }

    /// <summary>Ends the sign-in of a refresh token or of its access token. What is unknown stays unknown.</summary>
    public void Revoke(string token)
    {
        lock (_lock)
        {
            foreach ((string refreshToken, SignIn signIn) in _byRefreshToken)
            {
                if (refreshToken != token && signIn.AccessToken != token)
                    continue;
                _byRefreshToken.Remove(refreshToken);
                signIn.Access?.Revoke();
                return;
            }
        }
    }

    private static string Challenge(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier)));

    private static string Secret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    private TokenReply Renew(SignIn signIn, DateTimeOffset now)
    {
        signIn.Access?.Revoke();
        string refreshToken = Secret();
        _byRefreshToken[refreshToken] = signIn;
        return Issue(refreshToken, signIn, now);
    }

    private TokenReply Keep(string refreshToken, SignIn signIn, DateTimeOffset now)
    {
        signIn.LastUsed = now;
        return signIn.Access is { } access && access.IsGood(now)
            ? new TokenReply(signIn.AccessToken!, refreshToken, access.Expires - now)
            : Issue(refreshToken, signIn, now);
    }

    private TokenReply Issue(string refreshToken, SignIn signIn, DateTimeOffset now)
    {
        (signIn.AccessToken, signIn.Access) = accessTokens.Issue(accessLifetime, VideoPermissions.All);
        signIn.LastUsed = now;
        return new TokenReply(signIn.AccessToken, refreshToken, accessLifetime);
    }
}

/// <summary>A pair of tokens on its way to the client.</summary>
internal sealed record TokenReply(string AccessToken, string RefreshToken, TimeSpan Lifetime);
