using Een.Media.Client.Http;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Authentication;

/// <summary>Sends a credential's own requests.</summary>
internal static class AuthenticationCall
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>A caller's cancellation does not end a token request: its answer may hold the only copy of a refresh token.</summary>
    public static async Task<T> RunAsync<T>(CredentialContext context, Func<CancellationToken, Task<T>> request)
    {
        TimeLimit limit = context.Settings.TokenRequestTimeout;
        using var cancellation = new CancellationTokenSource(limit.Value, context.Time);
        try
        {
            return await request(cancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new EenTimeoutException("The authentication service did not answer in time.", limit);
        }
    }

    /// <summary>
    /// Reads an answer, which may hold tokens. Its size is bounded. Its memory is not pooled, because pooled memory keeps its content when
    /// it is rented again.
    /// </summary>
    public static Task<ReadOnlyMemory<byte>> ReadBodyAsync(
        HttpResponseMessage response, Uri address, CancellationToken cancellationToken) =>
        TransportExceptions.TranslateAsync(
            async () =>
            {
                byte[] body = new byte[MaxBytes + 1];
                Stream stream = await BodyStream.OpenAsync(response.Content, cancellationToken).ConfigureAwait(false);
                int length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                return length <= MaxBytes
                    ? new ReadOnlyMemory<byte>(body, 0, length)
                    : throw new EenProtocolException($"The response exceeds the {MaxBytes}-byte limit for token responses.");
            },
            address,
            cancellationToken);
}
