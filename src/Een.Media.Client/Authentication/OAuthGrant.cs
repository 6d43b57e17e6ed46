using System.Security.Cryptography;
using System.Text;

namespace Een.Media.Client.Authentication;

/// <summary>
/// A grant of OAuth, which the authentication service exchanges for tokens once: a refresh token or an authorization code.
/// </summary>
internal abstract record OAuthGrant(string Secret)
{
    /// <summary>The fields of the token request.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> Form { get; }

    /// <summary>Another secret of the request, to be removed from text of the service.</summary>
    public virtual string? OtherSecret => null;

    /// <summary>The message when the service refuses it.</summary>
    public abstract string WhenRefused { get; }

    /// <summary>Recognizes the secret without containing it.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)).AsSpan(0, 16));

    /// <summary>Never a value.</summary>
    public sealed override string ToString() => $"{GetType().Name}(redacted)";
}

/// <summary>A refresh token.</summary>
internal sealed record RefreshTokenGrant(string RefreshToken) : OAuthGrant(RefreshToken)
{
    public override IReadOnlyList<KeyValuePair<string, string>> Form =>
    [
        new("grant_type", "refresh_token"),
        new("scope", EenSignIn.Scope),
        new("refresh_token", Secret),
    ];

    public override string WhenRefused =>
        "The refresh token is not accepted: it has expired, was revoked, or has been used already. The user must sign in again.";
}

/// <summary>An authorization code.</summary>
internal sealed record AuthorizationCodeGrant(AuthorizationCode Code) : OAuthGrant(Code.Value)
{
    public override IReadOnlyList<KeyValuePair<string, string>> Form
    {
        get
        {
            List<KeyValuePair<string, string>> form =
            [
                new("grant_type", "authorization_code"),
                new("scope", EenSignIn.Scope),
                new("code", Secret),
                new("redirect_uri", Code.RedirectUri.OriginalString),
            ];
            if (Code.CodeVerifier is { } verifier)
                form.Add(new("code_verifier", verifier));
            return form;
        }
    }

    public override string? OtherSecret => Code.CodeVerifier;

    public override string WhenRefused =>
        "The authorization code is not accepted: it is valid for a few minutes and works once. The user must sign in again.";
}
