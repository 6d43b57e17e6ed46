using System.Runtime.CompilerServices;
using Een.Media.Client.Buffers;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Http;

/// <summary>Reads a body into one pooled buffer of the announced length, or a growing one when no length was announced.</summary>
internal sealed class BodyReader(FrameBufferPool pool, TimeLimit inactivity, TimeProvider time)
{
    private const int FirstGuess = 32 * 1024;
    private readonly BodyWatches _watches = new(inactivity, time);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameBuffer> ReadAsync(HttpContent content, BodyLimit limit, CancellationToken cancellationToken)
    {
        long? announced = content.Headers.ContentLength;
        if (announced > limit.MaxBytes)
            throw new EenProtocolException(limit.Excess);
        FrameBuffer buffer = pool.Rent((int)(announced ?? Math.Min(FirstGuess, limit.MaxBytes)));
        using BodyWatch watch = _watches.Begin(cancellationToken);
        try
        {
            Stream stream = await content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
            await FillAsync(buffer, stream, announced, limit, watch).ConfigureAwait(false);
            return buffer;
        }
        catch (Exception e)
        {
            int length = buffer.Length;
            buffer.Dispose();
            if (e is not EenMediaException && watch.IsExpired)
                throw watch.Expired(length, announced);
            throw;
        }
    }

    /// <summary>The beginning of an error's body. One that breaks off or stops is judged by what did arrive: the status says more.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadStartAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        byte[] body = new byte[maxBytes];
        int length = 0;
        using BodyWatch watch = _watches.Begin(cancellationToken);
        try
        {
            Stream stream = await content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
            int read;
            while (length < maxBytes && (read = await stream.ReadAsync(body.AsMemory(length), watch.Token).ConfigureAwait(false)) > 0)
            {
                length += read;
                watch.Moved();
            }
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever broke or stopped the body, the status is known and says more.
        }

        return body.AsMemory(0, length);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask FillAsync(FrameBuffer buffer, Stream stream, long? announced, BodyLimit limit, BodyWatch watch)
    {
        while (true)
        {
            if (buffer.Length == announced)
                return;
            if (buffer.Free.IsEmpty)
                buffer.Grow(limit.MaxBytes + 1);
            int read = await stream.ReadAsync(buffer.Free, watch.Token).ConfigureAwait(false);
            if (read == 0)
                break;
            watch.Moved();
            buffer.Advance(read);
            if (buffer.Length > limit.MaxBytes)
                throw new EenProtocolException(limit.Excess);
        }

        if (buffer.Length < announced)
            throw new EenTransportException($"The connection ended after {buffer.Length} of {announced} bytes of the body.");
    }
}
