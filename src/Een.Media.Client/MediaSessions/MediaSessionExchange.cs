using System.Net;
using System.Net.Http.Headers;
using Een.Media.Client.Http;

namespace Een.Media.Client.MediaSessions;

/// <summary>One attempt to start a media session: the address, and the cookies from that address.</summary>
internal sealed class MediaSessionExchange(JsonExchange json, ApiConnection connection, HostRules hosts, TimeProvider time)
{
    public async Task<MediaSession> StartAsync(ApiEndpoint endpoint, Deadline deadline)
    {
        var secrets = new SecretScrubber(endpoint.AccessToken);
        Uri address = await AskAddressAsync(endpoint, secrets, deadline).ConfigureAwait(false);
        if (hosts.Refusal(address, endpoint.BaseAddress) is { } reason)
            throw new EenProtocolException(
                $"The service returned a media-session URL to which no token may be sent. {secrets.Scrub(reason)}");

        using HttpResponseMessage response = await TransportExceptions.TranslateAsync(
            () => GetCookiesAsync(address, endpoint, deadline.Token), address, deadline.Token).ConfigureAwait(false);
        if (response.StatusCode is not HttpStatusCode.OK and not HttpStatusCode.NoContent)
            throw await json.ReadErrorAsync(response, secrets, deadline).ConfigureAwait(false);
        IReadOnlyList<Cookie> cookies = SetCookieHeader.Read(response, address, time.GetUtcNow());
        return cookies.Count > 0
            ? new MediaSession(address, cookies)
            : throw new EenProtocolException("The service started a media session without setting a cookie.");
    }

    /// <summary>The address is in the body. By the vendor's documentation, it may also come as a redirect.</summary>
    private async Task<Uri> AskAddressAsync(ApiEndpoint endpoint, SecretScrubber secrets, Deadline deadline)
    {
        using HttpResponseMessage response = await json.SendAsync(
            endpoint, (api, ct) => api.GetMediaSessionAsync(endpoint.AccessToken, ct), deadline).ConfigureAwait(false);
        if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
        {
            return Uri.TryCreate(endpoint.BaseAddress, location, out Uri? redirect)
                ? redirect
                : throw new EenProtocolException("The service redirected to a media session whose address cannot be read.");
        }

        if (response.StatusCode != HttpStatusCode.OK)
            throw await json.ReadErrorAsync(response, secrets, deadline).ConfigureAwait(false);
        MediaSessionDto session = await json.ReadAsync(response, MediaSessionsJson.Default.MediaSessionDto, deadline).ConfigureAwait(false);
        RequiredFields.Check("a media session", ("url", session.Url));
        return Uri.TryCreate(session.Url, UriKind.Absolute, out Uri? address)
            ? address
            : throw new EenProtocolException("The service sent a media session whose field 'url' is not an absolute URL.");
    }

    private async Task<HttpResponseMessage> GetCookiesAsync(Uri address, ApiEndpoint endpoint, CancellationToken cancellationToken)
    {
        HttpClient client = connection.ClientFor(new Uri(address.GetLeftPart(UriPartial.Authority)));
        using var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.AccessToken);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }
}
