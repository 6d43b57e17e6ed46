namespace Een.Media.Client.Http;

/// <summary>
/// Reads a short answer that holds tokens. Its size is bounded. Its memory is not pooled, because pooled memory keeps its content when it
/// is rented again.
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
