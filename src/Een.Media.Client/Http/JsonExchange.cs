using System.Buffers;
using System.Net;
using System.Text.Json.Serialization.Metadata;

namespace Een.Media.Client.Http;

/// <summary>One attempt at an operation that answers in JSON: send, status, body.</summary>
internal sealed class JsonExchange(ApiConnection connection, ArrayPool<byte> buffers, WireLimits limits, TimeProvider time)
{
    private readonly BodyReader _bodies = new(buffers, limits.BodyInactivity);

    /// <summary>Sends a request and reads its answer. No error repeats the access token, nor the page token if one is sent.</summary>
    public async Task<T> GetAsync<T>(
        ApiEndpoint endpoint,
        Func<IMediaApi, CancellationToken, Task<HttpResponseMessage>> send,
        JsonTypeInfo<T> type,
        string? pageToken,
        Deadline deadline)
        where T : class
    {
        using HttpResponseMessage response = await SendAsync(endpoint, send, deadline).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
            throw await ReadErrorAsync(response, new SecretScrubber(endpoint.AccessToken, pageToken), deadline).ConfigureAwait(false);
        return await ReadAsync(response, type, deadline).ConfigureAwait(false);
    }

    public Task<HttpResponseMessage> SendAsync(
        ApiEndpoint endpoint, Func<IMediaApi, CancellationToken, Task<HttpResponseMessage>> send, Deadline deadline)
    {
        IMediaApi api = connection.For(endpoint.BaseAddress);
        return TransportExceptions.TranslateAsync(() => send(api, deadline.Token), endpoint.BaseAddress, deadline.Token);
    }

    public Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, Deadline deadline)
        where T : class => JsonReader.ReadAsync(response, type, _bodies, deadline);

    public Task<EenMediaException> ReadErrorAsync(HttpResponseMessage response, SecretScrubber secrets, Deadline deadline) =>
        ErrorMapping.ReadAsync(response, _bodies, time, secrets, deadline);
}
