using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.OAuth;

/// <summary>Exchanges authorization codes and refresh tokens for pairs of tokens.</summary>
internal sealed class TokenEndpoint(SignIns signIns, OAuthClient client, OAuthOptions options, Addresses addresses) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.Token;

    public string Path => "/oauth2/token";

    public string Method => "POST";

    public bool IsProtected => false;

    public async ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        await FormReader.ReadAsync(exchange).ConfigureAwait(false);
        Arguments arguments = exchange.Arguments;
        if (arguments.Items.GroupBy(item => item.Key, StringComparer.Ordinal).Any(group => group.Count() > 1))
            return Refuse(400, "invalid_request", "A parameter is given more than once.");
        if (!ClientAuthentication.Succeeds(exchange, client))
            return Refuse(401, "invalid_client", "Unknown client, or wrong client secret.");

        switch (arguments["grant_type"])
        {
            case "authorization_code" when arguments["code"] is { Length: > 0 } code:
                return Reply(signIns.Redeem(code, arguments["redirect_uri"], arguments["code_verifier"]));
            case "refresh_token" when arguments["refresh_token"] is { Length: > 0 } token:
                return Reply(signIns.Refresh(token));
            case "authorization_code":
                return Refuse(400, "invalid_request", "code is missing.");
            case "refresh_token":
                return Refuse(400, "invalid_request", "refresh_token is missing.");
            case null:
                return Refuse(400, "invalid_request", "grant_type is missing.");
            default:
                return Refuse(400, "unsupported_grant_type", "grant_type must be authorization_code or refresh_token.");
        }

        Answer Refuse(int status, string error, string description) =>
            OAuthError.Of(status, error, description, options.ErrorShape, exchange);

        Answer Reply(TokenReply? reply)
        {
            if (reply is null)
                return Refuse(options.RefusedGrantStatus, "invalid_grant", "The grant is unknown, expired, revoked or already used.");
            object address = BaseUrl.Of(addresses.Advertised, exchange.Behavior.BaseUrlForm);
            var body = new TokenBody(
                reply.AccessToken, reply.RefreshToken, (long)reply.Lifetime.TotalSeconds, address, "vms.all", "Bearer");
            return Answer.Json(200, body, OAuthJson.Default.TokenBody);
        }
    }
}
