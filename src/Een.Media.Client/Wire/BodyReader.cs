using Een.Media.Client.Memory;

namespace Een.Media.Client.Wire;

/// <summary>Reads a body into one pooled buffer of the announced length, or a growing one when no length was announced.</summary>
internal static class BodyReader
{
    private const int FirstGuess = 32 * 1024;

    public static async Task<FrameBuffer> ReadAsync(HttpContent content, FrameBufferPool pool, BodyLimit limit, CancellationToken cancellationToken)
    {
        long? announced = content.Headers.ContentLength;
        if (announced > limit.MaxBytes)
            throw new EenProtocolException(limit.Excess);
        FrameBuffer buffer = pool.Rent((int)(announced ?? Math.Min(FirstGuess, limit.MaxBytes)));
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await FillAsync(buffer, stream, announced, limit, cancellationToken).ConfigureAwait(false);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static async Task FillAsync(FrameBuffer buffer, Stream stream, long? announced, BodyLimit limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (buffer.Length == announced)
                return;
            if (buffer.Free.IsEmpty)
                buffer.Grow(limit.MaxBytes + 1);
            int read = await stream.ReadAsync(buffer.Free, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            buffer.Advance(read);
            if (buffer.Length > limit.MaxBytes)
                throw new EenProtocolException(limit.Excess);
        }

        if (buffer.Length < announced)
            throw new EenTransportException($"The connection ended after {buffer.Length} of {announced} bytes of the body.");
    }
}
