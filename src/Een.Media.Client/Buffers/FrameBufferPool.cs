using System.Buffers;

namespace Een.Media.Client.Buffers;

/// <summary>
/// Rents the memory that bodies are read into, and knows how much of it is out. A pool of its own, because a walk in several places
/// has more buffers out at once than the shared pool keeps, and each one over that would be a fresh array on the large object heap.
/// It keeps at most what was out at once, and goes with the client.
/// </summary>
internal sealed class FrameBufferPool
{
    /// <summary>Longer bodies are rare enough to be allocated.</summary>
    private const int LongestPooled = 16 * 1024 * 1024;
    private const int MostOfOneSize = 256;

    private readonly ArrayPool<byte> _arrays = ArrayPool<byte>.Create(LongestPooled, MostOfOneSize);
    private long _outstanding;

    /// <summary>Buffers that are rented and neither returned nor handed over to a forgetful caller.</summary>
    public long Outstanding => Interlocked.Read(ref _outstanding);

    public FrameBuffer Rent(int minimumLength)
    {
        byte[] array = _arrays.Rent(Math.Max(minimumLength, 1));
        Interlocked.Increment(ref _outstanding);
        return new FrameBuffer(this, array);
    }

    public void Return(byte[] array)
    {
        Interlocked.Decrement(ref _outstanding);
        _arrays.Return(array);
    }
}
