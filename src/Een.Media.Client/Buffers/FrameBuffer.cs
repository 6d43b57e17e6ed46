using System.Buffers;
using System.Runtime.InteropServices;

namespace Een.Media.Client.Buffers;

/// <summary>
/// A pooled array with a length that can grow. Its owner disposes it, and from then on every view of it throws. The array returns to the
/// pool when the last holder has released it: work that began before the owner disposed the buffer never sees the bytes of another image.
/// </summary>
internal sealed class FrameBuffer(ArrayPool<byte> pool, int minimumLength) : MemoryManager<byte>
{
    private byte[] _array = pool.Rent(minimumLength);
    private int _holders = 1;
    private int _isDisposed;

    public int Length { get; private set; }

    /// <summary>The array itself, for the owner.</summary>
    public byte[] Array
    {
        get
        {
            ThrowIfDisposed();
            return _array;
        }
    }

    /// <summary>A view for callers, which throws once the owner has disposed the buffer.</summary>
    public override Memory<byte> Memory
    {
        get
        {
            ThrowIfDisposed();
            return CreateMemory(Length);
        }
    }

    public Memory<byte> Free => Array.AsMemory(Length);

    public void Advance(int count) => Length += count;

    /// <summary>Doubles the capacity, up to a limit, and keeps the content.</summary>
    public void Grow(int limit)
    {
        byte[] old = Array;
        int wanted = (int)Math.Min(limit, Math.Max(2L * old.Length, 4096));
        MoveTo(pool.Rent(wanted));
    }

    /// <summary>Moves to a smaller array if more than an eighth of this one is unused, as after growing.</summary>
    public void Fit()
    {
        byte[] old = Array;
        if (old.Length - Length > old.Length / 8)
            MoveTo(pool.Rent(Length));
    }

    /// <summary>Keeps the bytes in place until <see cref="Release"/>, for work that may outlive the owner.</summary>
    /// <returns>The bytes, without the check of every access.</returns>
    /// <exception cref="ObjectDisposedException">The owner has disposed the buffer.</exception>
    public ReadOnlyMemory<byte> Hold()
    {
        int holders;
        do
        {
            ThrowIfDisposed();
            holders = Volatile.Read(ref _holders);
            if (holders == 0)
                throw Disposed();
        }
        while (Interlocked.CompareExchange(ref _holders, holders + 1, holders) != holders);

        return _array.AsMemory(0, Length);
    }

    /// <summary>A read-only stream that holds the bytes until it is disposed itself.</summary>
    public Stream OpenRead()
    {
        Hold();
        return new HeldStream(this);
    }

    /// <summary>Ends what <see cref="Hold"/> began.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
            return;
        byte[] returned = _array;
        _array = [];
        pool.Return(returned);
    }

    public override Span<byte> GetSpan()
    {
        ThrowIfDisposed();
        return _array.AsSpan(0, Length);
    }

    public override unsafe MemoryHandle Pin(int elementIndex = 0)
    {
        Hold();
        var handle = GCHandle.Alloc(_array, GCHandleType.Pinned);
        return new MemoryHandle((byte*)handle.AddrOfPinnedObject() + elementIndex, handle, this);
    }

    public override void Unpin() => Release();

    /// <summary>Ends the owner's use. Further calls do nothing.</summary>
    public void Dispose() => Dispose(disposing: true);

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            Release();
    }

    private void MoveTo(byte[] array)
    {
        byte[] old = _array;
        old.AsSpan(0, Length).CopyTo(array);
        _array = array;
        pool.Return(old);
    }

    private void ThrowIfDisposed()
    {
        if (Volatile.Read(ref _isDisposed) != 0)
            throw Disposed();
    }

    /// <summary>Names the type that callers see. That type is in a folder above, so only its name is used.</summary>
    private static ObjectDisposedException Disposed() => new(
        "Een.Media.Client." + nameof(RecordedImage),
        "The image has been disposed, and its memory may hold another image by now. Read an image before its Dispose, "
            + "or keep its bytes with ToArray() or AsStream().");

    /// <summary>Reads the bytes, even after the owner has disposed the buffer.</summary>
    private sealed class HeldStream(FrameBuffer buffer) : MemoryStream(buffer._array, 0, buffer.Length, writable: false)
    {
        private int _isReleased;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
                buffer.Release();
        }
    }
}
