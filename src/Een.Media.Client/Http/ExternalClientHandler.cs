using System.Net.Http.Headers;

namespace Een.Media.Client.Http;

/// <summary>
/// Sends through an <see cref="HttpClient"/> that belongs to the user. A request message can be sent only once, and Refit's own client
/// has marked it as sent already, so each one is copied. The user's client is never disposed.
/// </summary>
internal sealed class ExternalClientHandler(HttpClient client) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = request.Content,
        };
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated)
            copy.Headers.TryAddWithoutValidation(name, values);
        HttpResponseMessage response = await client.SendAsync(
            copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        response.RequestMessage ??= request;
        return response;
    }
}
