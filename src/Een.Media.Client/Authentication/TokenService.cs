using System.Net;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>Exchanges grants for tokens.</summary>
internal sealed class TokenService(ClientIdentity identity)
{
    /// <exception cref="EenAuthenticationException">The grant was refused for good.</exception>
    public Task<TokenReply> RequestAsync(CredentialContext context, OAuthGrant grant) =>
        AuthenticationCall.RunAsync(context, async cancellationToken =>
        {
            Uri address = context.Settings.AuthenticationAddress;
            using var form = new FormUrlEncodedContent(grant.Form);
            using HttpResponseMessage response = await TransportExceptions.TranslateAsync(
                () => context.Connection.OAuthFor(address).RequestTokenAsync(identity.BasicCredentials, form, cancellationToken),
                address,
                cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> body = await AuthenticationCall.ReadBodyAsync(response, address, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
                return TokenReply.Parse(body, address);
            var secrets = new SecretScrubber(identity.Secret, identity.BasicCredentials, grant.Secret, grant.OtherSecret);
            EenMediaException refused = TokenRefusal.ToException(response.StatusCode, body, grant, secrets);
            if (refused is EenAuthenticationException)
                refused.Advice = ClockSkew.Describe(response, context.Time.GetUtcNow());
            throw refused;
        });
}
