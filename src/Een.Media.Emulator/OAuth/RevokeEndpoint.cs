using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator.OAuth;

/// <summary>Ends a sign-in. Says 200 to a token that it does not know, too.</summary>
internal sealed class RevokeEndpoint(SignIns signIns, OAuthClient client, OAuthOptions options) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.Revoke;

    public string Path => "/oauth2/revoke";

    public string Method => "POST";

    public bool IsProtected => false;

    public async ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        await FormReader.ReadAsync(exchange).ConfigureAwait(false);
        if (!ClientAuthentication.Passes(exchange, client))
            return OAuthRefusal.Of(401, "invalid_client", "Unknown client, or wrong client secret.", options.ErrorShape, exchange);
        if (exchange.Arguments["token"] is not { Length: > 0 } token)
            return OAuthRefusal.Of(400, "invalid_request", "token is missing.", options.ErrorShape, exchange);
        signIns.Revoke(token);
        return new Answer(200);
    }
}
