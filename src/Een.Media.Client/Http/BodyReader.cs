using System.Buffers;
using System.Runtime.CompilerServices;
using Een.Media.Client.Buffers;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Http;

/// <summary>Reads a body into one pooled buffer of the announced length, or a growing one when no length was announced.</summary>
internal sealed class BodyReader(ArrayPool<byte> pool, TimeLimit inactivity)
{
    private const int FirstGuess = 32 * 1024;
    private static readonly TimeSpan s_endTimeout = TimeSpan.FromSeconds(1);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameBuffer> ReadAsync(HttpContent content, BodyLimit limit, Deadline deadline)
    {
        long? announced = BodyStream.Length(content);
        if (announced > limit.MaxBytes)
            throw new EenProtocolException(limit.Excess);
        var buffer = new FrameBuffer(pool, (int)(announced ?? Math.Min(FirstGuess, limit.MaxBytes)));
        deadline.StartBody(inactivity);
        try
        {
            Stream stream = await BodyStream.OpenAsync(content, deadline.Token).ConfigureAwait(false);
            await FillAsync(buffer, stream, announced, limit, deadline).ConfigureAwait(false);
            if (announced is null)
                buffer.Fit();
            return buffer;
        }
        catch (Exception e)
        {
            int length = buffer.Length;
            buffer.Dispose();
            if (e is not EenMediaException && deadline.Expired == TimeoutKind.Body)
                throw Stopped(length, announced);
            throw;
        }
    }

    /// <summary>
    /// Reads the beginning of an error's body. If the body breaks off or stalls, the part that arrived is used: the status says more
    /// anyway.
    /// </summary>
    public async Task<ReadOnlyMemory<byte>> ReadStartAsync(HttpContent content, int maxBytes, Deadline deadline)
    {
        byte[] body = new byte[maxBytes];
        int length = 0;
        deadline.StartBody(inactivity);
        try
        {
            Stream stream = await BodyStream.OpenAsync(content, deadline.Token).ConfigureAwait(false);
            int read;
            while (length < maxBytes && (read = await stream.ReadAsync(body.AsMemory(length), deadline.Token).ConfigureAwait(false)) > 0)
            {
                length += read;
                deadline.Moved();
            }
        }
        catch (Exception) when (deadline.Expired == TimeoutKind.Body || !deadline.Token.IsCancellationRequested)
        {
            // The body broke off or stalled, but the status is known and says more.
        }

        return body.AsMemory(0, length);
    }

    private EenTimeoutException Stopped(int length, long? announced) => new(
        announced is null ? $"The body stalled after {length} bytes." : $"The body stalled after {length} of {announced} bytes.",
        inactivity);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask FillAsync(FrameBuffer buffer, Stream stream, long? announced, BodyLimit limit, Deadline deadline)
    {
        while (true)
        {
            if (buffer.Length == announced)
            {
                await ReadEndAsync(stream, deadline).ConfigureAwait(false);
                return;
            }

            if (buffer.Free.IsEmpty)
                buffer.Grow(limit.MaxBytes + 1);
            int read = await stream.ReadAsync(buffer.Free, deadline.Token).ConfigureAwait(false);
            if (read == 0)
                break;
            deadline.Moved();
            buffer.Advance(read);
            if (buffer.Length > limit.MaxBytes)
                throw new EenProtocolException(limit.Excess);
        }

        if (buffer.Length < announced)
            throw new EenTransportException($"The connection ended after {buffer.Length} of {announced} bytes of the body.");
    }

    /// <summary>
    /// Reads the end of a body that is already complete. Over HTTP/2 the end is a separate frame; if it is not read, the client resets the
    /// stream. If it does not come soon, in real time, the body is complete all the same.
    /// </summary>
    private static async ValueTask ReadEndAsync(Stream stream, Deadline deadline)
    {
        ValueTask<int> read = stream.ReadAsync(Memory<byte>.Empty, deadline.Token);
        if (read.IsCompletedSuccessfully)
            return;
        Task<int> end = read.AsTask();
        await ((Task)end.WaitAsync(s_endTimeout, TimeProvider.System)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Disposing the response ends the read. Its outcome does not matter.
        _ = end.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
