using System.Net.Http.Headers;

namespace Een.Media.Client.Wire;

/// <summary>Turns an error answer into an exception, whatever its body is: the vendor's JSON, parts of it, HTML, nothing, or junk.</summary>
internal static class ErrorReader
{
    private const int MaxBodyBytes = 64 * 1024;

    public static async Task<EenMediaException> ReadAsync(
        HttpResponseMessage response, TimeProvider time, SecretScrubber secrets, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        if (status < 400)
        {
            return new EenProtocolException(status is >= 300 and < 400
                ? $"The service answered HTTP {status}, a redirect. Redirects are not followed, so that a token never leaves its host."
                : $"The service answered HTTP {status} where 200 was expected.");
        }

        ApiError error = ErrorBody.Parse(await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false), response.StatusCode, secrets) with
        {
            RetryAfter = RetryAfter(response.Headers.RetryAfter, time),
        };
        return ErrorMapping.ToException(error);
    }

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, TimeProvider time)
    {
        TimeSpan? wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The beginning of the body. One that breaks off is judged by what did arrive.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body = new byte[MaxBodyBytes];
        int length = 0;
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            int read;
            while ((read = await stream.ReadAsync(body.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
                length += read;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever broke the body, the status is known and says more.
        }

        return body.AsMemory(0, length);
    }
}
