using Een.Media.Client.Http;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Authentication;

/// <summary>Sends a credential's own requests.</summary>
internal static class AuthenticationCall
{
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

    public static Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken) =>
        TransportExceptions.TranslateAsync(() => BoundedBodyReader.ReadAsync(response, cancellationToken), address, cancellationToken);
}
