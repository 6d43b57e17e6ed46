namespace Een.Media.Client;

/// <summary>
/// What the browser brings back from a sign-in, to be exchanged for tokens by <see cref="EenCredential.FromAuthorizationCode"/>. It
/// is valid for five minutes (the vendor's documentation) and works once. <see cref="ToString"/> does not reveal it.
/// </summary>
public sealed class AuthorizationCode
{
    /// <summary>Creates a code that was not read by <see cref="EenSignIn.ParseAuthorizationResponse"/>.</summary>
    /// <param name="value">The parameter <c>code</c> of the redirect.</param>
    /// <param name="redirectUri">The redirect address, exactly as given when the sign-in began.</param>
    /// <param name="codeVerifier">The PKCE verifier, if the sign-in began with a challenge.</param>
    /// <exception cref="ArgumentException">A text is empty, or the address is not absolute.</exception>
    public AuthorizationCode(string value, Uri redirectUri, string? codeVerifier = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        ArgumentNullException.ThrowIfNull(redirectUri);
        if (!redirectUri.IsAbsoluteUri)
            throw new ArgumentException("The redirect address must be absolute, such as http://127.0.0.1:8400/.", nameof(redirectUri));
        if (codeVerifier is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(codeVerifier);
        Value = value;
        RedirectUri = redirectUri;
        CodeVerifier = codeVerifier;
    }

    internal string Value { get; }

    internal Uri RedirectUri { get; }

    internal string? CodeVerifier { get; }

    /// <summary>Never the code.</summary>
    /// <returns>The same text for every code.</returns>
    public override string ToString() => "AuthorizationCode(redacted)";
}
