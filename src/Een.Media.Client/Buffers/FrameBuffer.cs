namespace Een.Media.Client.Buffers;

/// <summary>A pooled array with a length that can grow. Has one owner, who disposes it once; further calls do nothing.</summary>
internal sealed class FrameBuffer(FrameBufferPool pool, byte[] array) : IDisposable
{
    private byte[]? _array = array;

    public int Length { get; private set; }

    public byte[] Array => _array ?? throw new ObjectDisposedException(nameof(RecordedImage));

    public ReadOnlyMemory<byte> Memory => Array.AsMemory(0, Length);

    public Memory<byte> Free => Array.AsMemory(Length);

    public void Advance(int count) => Length += count;

    /// <summary>Doubles the room, up to a limit, and keeps what is there.</summary>
    public void Grow(int limit)
    {
        byte[] old = Array;
        int wanted = (int)Math.Min(limit, Math.Max(2L * old.Length, 4096));
        FrameBuffer larger = pool.Rent(wanted);
        old.AsSpan(0, Length).CopyTo(larger.Array);
        _array = larger._array;
        pool.Return(old);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
            pool.Return(array);
    }
}
