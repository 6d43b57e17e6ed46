using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.OAuth;

/// <summary>Revokes a sign-in. An unknown token is answered 200 as well.</summary>
internal sealed class RevokeEndpoint(SignIns signIns, OAuthClient client, OAuthOptions options) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.Revoke;

    public string Path => "/oauth2/revoke";

    public string Method => "POST";

    public bool IsProtected => false;

    public async ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        await FormReader.ReadAsync(exchange).ConfigureAwait(false);
        if (!ClientAuthentication.Succeeds(exchange, client))
            return Refuse(401, "invalid_client", "Unknown client, or wrong client secret.");
        if (exchange.Arguments["token"] is not { Length: > 0 } token)
            return Refuse(400, "invalid_request", "token is missing.");
        signIns.Revoke(token);
        return new Answer(200);

        Answer Refuse(int status, string error, string description) =>
            OAuthError.Of(status, error, description, options.ErrorShape, exchange);
    }
}
