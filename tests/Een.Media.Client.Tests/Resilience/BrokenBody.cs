namespace Een.Media.Client.Tests.Resilience;

/// <summary>A body that begins well and then breaks off, or stalls until the reader gives up.</summary>
internal sealed class BrokenBody(byte[] start, bool stalls) : Stream
{
    private bool _started;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static HttpContent CutAfter(int bytes) => Content(bytes, stalls: false);

    public static HttpContent StallAfter(int bytes) => Content(bytes, stalls: true);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_started)
        {
            _started = true;
            start.CopyTo(buffer);
            return start.Length;
        }

        if (!stalls)
            throw new HttpIOException(HttpRequestError.ResponseEnded);
        var never = new TaskCompletionSource<int>();
        await using CancellationTokenRegistration _ = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private static StreamContent Content(int bytes, bool stalls)
    {
        var content = new StreamContent(new BrokenBody(TinyJpeg.Bytes[..bytes], stalls));
        content.Headers.ContentLength = TinyJpeg.Bytes.Length;
        return content;
    }
}
