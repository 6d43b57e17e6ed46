using Refit;

namespace Een.Media.Client.Http;

/// <summary>The authentication service, on a host of its own.</summary>
internal interface IOAuthApi
{
    [Post("/oauth2/token")]
    [Headers("Accept: application/json")]
    Task<HttpResponseMessage> RequestTokenAsync(
        [Authorize("Basic")] string basicCredentials, [Body] FormUrlEncodedContent form, CancellationToken cancellationToken);
}
