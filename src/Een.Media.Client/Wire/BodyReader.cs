using Een.Media.Client.Memory;

namespace Een.Media.Client.Wire;

/// <summary>Reads a body into one pooled buffer of the announced length, or a growing one when no length was announced.</summary>
internal static class BodyReader
{
    private const int FirstGuess = 32 * 1024;

    public static async Task<FrameBuffer> ReadAsync(HttpContent content, FrameBufferPool pool, int maxBytes, CancellationToken cancellationToken)
    {
        long? announced = content.Headers.ContentLength;
        if (announced > maxBytes)
            throw TooLarge(maxBytes);
        FrameBuffer buffer = pool.Rent((int)(announced ?? Math.Min(FirstGuess, maxBytes)));
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await FillAsync(buffer, stream, announced, maxBytes, cancellationToken).ConfigureAwait(false);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static async Task FillAsync(FrameBuffer buffer, Stream stream, long? announced, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (buffer.Length == announced)
                return;
            if (buffer.Free.IsEmpty)
                buffer.Grow(limit: maxBytes + 1);
            int read = await stream.ReadAsync(buffer.Free, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            buffer.Advance(read);
            if (buffer.Length > maxBytes)
                throw TooLarge(maxBytes);
        }

        if (buffer.Length < announced)
            throw new EenTransportException($"The connection ended after {buffer.Length} of {announced} bytes of the body.");
    }

    private static EenProtocolException TooLarge(int maxBytes) => new(
        $"The image is larger than the limit of {maxBytes} bytes. Raise {nameof(EenMediaClientOptions)}.{nameof(EenMediaClientOptions.MaxImageBytes)} if it is genuine.");
}
