namespace Een.Media.Client.Http;

/// <summary>Turns an error answer into an exception, whatever its body is: the vendor's JSON, parts of it, HTML, nothing, or junk.</summary>
internal static class ErrorReader
{
    private const int MaxBodyBytes = 64 * 1024;

    public static async Task<EenMediaException> ReadAsync(
        HttpResponseMessage response, BodyReader bodies, TimeProvider time, SecretScrubber secrets, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        if (status < 400)
        {
            return new EenProtocolException(status is >= 300 and < 400
                ? $"The service answered HTTP {status}, a redirect. Redirects are not followed, so that a token never leaves its host."
                : $"The service answered HTTP {status} where 200 was expected.");
        }

        ReadOnlyMemory<byte> body = await bodies.ReadStartAsync(response.Content, MaxBodyBytes, cancellationToken).ConfigureAwait(false);
        ApiError error = ErrorBody.Parse(body, response.StatusCode, secrets) with { RetryAfter = RetryAfterHeader.Read(response, time) };
        return ErrorMapping.ToException(error);
    }
}
