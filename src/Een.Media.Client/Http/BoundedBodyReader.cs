namespace Een.Media.Client.Http;

/// <summary>
/// Reads a short answer that holds tokens: bounded, and into memory of its own, since pooled memory goes on to others with what was in it.
/// </summary>
internal static class BoundedBodyReader
{
    private const int MaxBytes = 64 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body = new byte[MaxBytes + 1];
        Stream stream = await BodyStream.OpenAsync(response.Content, cancellationToken).ConfigureAwait(false);
        int length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return length <= MaxBytes
            ? body.AsMemory(0, length)
            : throw new EenProtocolException($"The response exceeds the {MaxBytes}-byte limit for token responses.");
    }
}
