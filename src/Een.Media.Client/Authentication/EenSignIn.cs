using System.Security.Cryptography;
using System.Text;
using Een.Media.Client.Authentication;
using Een.Media.Client.Errors;
using Microsoft.IdentityModel.Tokens;

namespace Een.Media.Client;

/// <summary>
/// One browser sign-in of one user. Send the browser to <see cref="AuthorizationUrl"/>, receive it at the redirect address, and pass the
/// whole redirect to <see cref="ParseAuthorizationResponse"/>. A random <c>state</c> ties the redirect to this sign-in. A PKCE challenge
/// (RFC 7636) makes an intercepted code useless. Immutable.
/// </summary>
public sealed class EenSignIn
{
    /// <summary>The one scope that the vendor documents.</summary>
    internal const string Scope = "vms.all";

    private const int RandomBytes = 32;
    private const int LongestCode = 4096;

    private readonly string _clientId;
    private readonly Uri _redirectUri;
    private readonly Uri _authenticationAddress;

    /// <summary>Begins a sign-in with fresh random values.</summary>
    /// <param name="clientId">The program's client id at Eagle Eye Networks.</param>
    /// <param name="redirectUri">The address to which the browser returns; one of those registered for the client id.</param>
    /// <param name="authenticationAddress">The authentication service. Default:
    /// <see cref="EenMediaClientOptions.DefaultAuthenticationAddress"/>.</param>
    /// <exception cref="ArgumentException">A value is missing, or an address is not absolute.</exception>
    public EenSignIn(string clientId, Uri redirectUri, Uri? authenticationAddress = null)
        : this(clientId, redirectUri, authenticationAddress, RandomText(), RandomText())
    {
    }

    /// <summary>Continues a sign-in that began elsewhere, for example in an earlier request of a web application.</summary>
    /// <param name="clientId">The same as when it began.</param>
    /// <param name="redirectUri">The same as when it began.</param>
    /// <param name="authenticationAddress">The same as when it began; <see langword="null"/> for the default.</param>
    /// <param name="state">The <see cref="State"/> of the sign-in.</param>
    /// <param name="codeVerifier">The <see cref="CodeVerifier"/> of the sign-in.</param>
    /// <exception cref="ArgumentException">A value is missing, or an address is not absolute.</exception>
    public EenSignIn(string clientId, Uri redirectUri, Uri? authenticationAddress, string state, string codeVerifier)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentNullException.ThrowIfNull(redirectUri);
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        ArgumentException.ThrowIfNullOrWhiteSpace(codeVerifier);
        if (!redirectUri.IsAbsoluteUri)
            throw new ArgumentException("The redirect address must be absolute, such as http://127.0.0.1:8400/.", nameof(redirectUri));
        if (authenticationAddress is { IsAbsoluteUri: false })
            throw new ArgumentException(
                "The authentication address must be absolute, such as https://auth.eagleeyenetworks.com.", nameof(authenticationAddress));
        _clientId = clientId;
        _redirectUri = redirectUri;
        _authenticationAddress = authenticationAddress ?? AuthenticationSettings.DefaultAuthenticationAddress;
        State = state;
        CodeVerifier = codeVerifier;
    }

    /// <summary>Ties the redirect to this sign-in. Keep it with the user's session.</summary>
    public string State { get; }

    /// <summary>The PKCE verifier. A secret: keep it with the user's session on the server, never in the browser.</summary>
    public string CodeVerifier { get; }

    /// <summary>Where to send the browser.</summary>
    public Uri AuthorizationUrl => new(_authenticationAddress, "/oauth2/authorize?" + QueryString.Write(
    [
        ("client_id", _clientId),
        ("response_type", "code"),
        ("scope", Scope),
        ("redirect_uri", _redirectUri.OriginalString),
        ("state", State),
        ("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(CodeVerifier)))),
        ("code_challenge_method", "S256"),
    ]));

    /// <summary>Checks the redirect and reads the authorization code from it.</summary>
    /// <param name="redirect">The complete address to which the browser was redirected, including the query.</param>
    /// <returns>The code, for <see cref="EenCredential.FromAuthorizationCode"/>.</returns>
    /// <exception cref="ArgumentException">The address is not the redirect address.</exception>
    /// <exception cref="EenAuthenticationException">The user or the service declined, or the redirect does not belong to this
    /// sign-in.</exception>
    public AuthorizationCode ParseAuthorizationResponse(Uri redirect)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        if (!redirect.IsAbsoluteUri || redirect.GetLeftPart(UriPartial.Path) != _redirectUri.GetLeftPart(UriPartial.Path))
            throw new ArgumentException("The address is not the redirect address of this sign-in.", nameof(redirect));
        Dictionary<string, string> query = QueryString.Read(redirect.Query);
        if (!IsState(query.GetValueOrDefault("state")))
            throw Refused("The redirect does not belong to this sign-in: its state differs. It was ignored. Begin a new sign-in.");
        if (query.GetValueOrDefault("error") is { } error)
            throw Refused($"The sign-in was declined: {QueryString.Printable(error)}.");
        return query.GetValueOrDefault("code") is { Length: > 0 and <= LongestCode } code
            ? new AuthorizationCode(code, _redirectUri, CodeVerifier)
            : throw Refused("The redirect has no authorization code.");
    }

    /// <summary>The client id. Never the state or the verifier.</summary>
    /// <returns>For example <c>EenSignIn(client my-program)</c>.</returns>
    public override string ToString() => $"EenSignIn(client {_clientId})";

    private static string RandomText() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(RandomBytes));

    private static EenAuthenticationException Refused(string message) => new(message, new ApiError(StatusCode: null));

    private bool IsState(string? state) =>
        state is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(State));
}
