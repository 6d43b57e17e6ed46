using System.Net;

namespace Een.Media.Client.Tests.Support;

/// <summary>A body without an announced length, which tells how much of it was read, and may break off or never end.</summary>
internal sealed class SlowContent(byte[] bytes, Func<CancellationToken, ValueTask>? atEnd = null, long? announce = null) : HttpContent
{
    private readonly Source _source = new(bytes, atEnd);

    public long BytesRead => _source.BytesRead;

    /// <summary>Whether the reader has seen that there is nothing more.</summary>
    public bool IsReadToItsEnd => _source.IsReadToItsEnd;

    /// <summary>No read completes at once, as over a network.</summary>
    public bool IsPending { init => _source.IsPending = value; }

    /// <summary>Breaks like a connection that is reset.</summary>
    public static SlowContent Breaking(byte[] bytes, long? announce = null) =>
        new(bytes, _ => throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."), announce);

    /// <summary>Stalls until it is cancelled.</summary>
    public static SlowContent Stalling(byte[] bytes, TaskCompletionSource stalled) => new(bytes, async token =>
    {
        stalled.TrySetResult();
        await Task.Delay(Timeout.Infinite, token);
    });

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(_source);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) => await _source.CopyToAsync(stream);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = announce ?? 0;
        return announce is not null;
    }

    private sealed class Source(byte[] bytes, Func<CancellationToken, ValueTask>? atEnd) : Stream
    {
        public long BytesRead { get; private set; }

        public bool IsReadToItsEnd { get; private set; }

        public bool IsPending { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (IsPending)
                await Task.Yield();
            int count = (int)Math.Min(Math.Min(buffer.Length, 1000), bytes.Length - BytesRead);
            if (count == 0)
            {
                IsReadToItsEnd = true;
                if (atEnd is not null)
                    await atEnd(cancellationToken);
                return 0;
            }

            bytes.AsMemory((int)BytesRead, count).CopyTo(buffer);
            BytesRead += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
